/** The statements of `dhcpd.conf` that give nobody an address. See dhcpd.conf(5), dhcp-eval(5) and dhcp-options(5). */
export const IRRELEVANT: ReadonlySet<string> = new Set(
  `abandon-lease-time adaptive-lease-time-threshold add address algorithm allow always-broadcast always-reply-rfc1048
  append authoritative auto-partner-down bind-local-address6 boot-unknown-clients break case check-secs-byte-order
  client-updates code db-time-format ddns-domainname ddns-dual-stack-mixed-mode ddns-guard-id-must-match ddns-hostname
  ddns-local-address4 ddns-local-address6 ddns-other-guard-is-dynamic ddns-rev-domainname ddns-ttl ddns-update-style
  ddns-updates default default-lease-time define delayed-ack deny dhcp-cache-threshold dhcpv6-lease-file-name
  dhcpv6-pid-file-name dhcpv6-set-tee-times dns-local-address4 dns-local-address6 do-forward-updates
  do-reverse-updates dont-use-fsync dynamic dynamic-bootp-lease-cutoff dynamic-bootp-lease-length echo-client-id eval
  execute failover filename function get-lease-hostnames hardware hba host-identifier ignore ignore-client-uids
  infinite-is-reserved interface key ldap-base-dn ldap-debug-file ldap-dhcp-server-cn ldap-method ldap-password
  ldap-port ldap-server ldap-username lease lease-file-name lease-id-format leasequery limit-addrs-per-ia
  limit-prefs-per-ia load local-address local-address6 local-port log log-facility log-threshold-high
  log-threshold-low match max-ack-delay max-balance max-lease-misbalance max-lease-ownership max-lease-time
  max-response-delay max-transmit-idle max-unacked-updates mclt min-balance min-lease-time min-secs next-server not
  omapi-key omapi-port one-lease-per-client option peer persist-eui-64-leases pid-file-name ping-check ping-cltt-secs
  ping-timeout ping-timeout-ms port preferred-lifetime prefix-length-mode prepend primary primary6 release-on-roam
  remote-port return script secondary secondary6 secret send server-duid server-id-check server-identifier server-name
  set site-option-space spawn split stash-agent-options subclass supersede uid unset update-conflict-detection
  update-optimization update-static-leases use-eui-64 use-host-decl-names use-lease-addr-for-default-route
  vendor-option-space`.split(/\s+/),
);
