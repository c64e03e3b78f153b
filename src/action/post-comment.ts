import { saysSomething } from '../report/review/alert.ts';
import type { ReviewExtras } from '../report/review/markdown.ts';
import type { Review } from '../review/review.ts';
import { connect } from './client.ts';
import { commentBodies } from './comment-body.ts';
import type { Job } from './job.ts';
import { lineUrlOf } from './links.ts';
import { writeTemporary } from './runner-files.ts';
import { keepComment, statusOf } from './sticky-comment.ts';

/**
 * Keeps the comment on the pull request. Where the token may not, as on forks, the job goes on: the summary has it all,
 * and the comment is left in the temporary folder for a workflow that may.
 */
export async function postComment(job: Job, review: Review, extras: ReviewExtras, second?: number): Promise<void> {
  const { inputs, step, log, env } = job;
  const { pullRequest, owner, repository } = step;
  if (pullRequest === undefined || inputs.comment === 'never') return;
  const create = inputs.comment === 'always' || saysSomething(review);
  const id = inputs.commentId;
  const bodies = commentBodies(review, extras, { id, summaryUrl: step.runPage, urlOf: lineUrlOf(job) });
  writeTemporary(env, `${id}/comment.md`, bodies[0] ?? '');
  writeTemporary(env, `${id}/comment.json`, `${JSON.stringify({ create })}\n`);
  if (inputs.token === undefined) {
    log.notice('mlb-lint has no github-token, and does not comment; the review is in the job summary');
    return;
  }
  try {
    const thread = { owner, repository, number: pullRequest.number };
    await keepComment(connect(step.apiUrl, inputs.token, second), thread, { id, bodies, create });
  } catch (error) {
    // Whoever may not even look has missed nothing where nothing was to be said.
    if (!create && isDenied(error)) return;
    log.notice(`mlb-lint could not comment (${whyNot(error)}); the review is in the job summary`);
  }
}

function whyNot(error: unknown): string {
  const status = statusOf(error);
  if (isDenied(error)) return 'the token lacks pull-requests: write, as on forks';
  if (status !== undefined) return `GitHub answers ${status}`;
  return error instanceof Error ? error.message : String(error);
}

function isDenied(error: unknown): boolean {
  return [401, 403, 404].includes(statusOf(error) ?? 0);
}
