# Restores the NuGet packages of the solution. Sourced by scripts/setup.

# Only publishing to Compose and Kubernetes needs these, and some mirrors of the public gallery lack them. Where they are
# missing set-up writes .cache/feed.props, which leaves them out of the build (Ticketing.AppHost.csproj); where they are
# served there is no such file.
optional_packages=(Aspire.Hosting.Docker Aspire.Hosting.Kubernetes)
feed_props="$cache/feed.props"
restore_log="$cache/restore.log"
restore_limit_s=1800

restore() {
  # Few tries: a feed that is down should be told of within a minute.
  within $restore_limit_s env NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=3 NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS=500 \
    dotnet restore "$root/Ticketing.Aspire.sln" -nologo -v q </dev/null >"$restore_log" 2>&1
}

# Ids in lines like "error NU1101: Unable to find package Aspire.Hosting.Docker. No packages exist with this id …" (NU1102
# and NU1103: "… with version (>= 13.6.5)"), one a line.
missing_packages() {
  sed -nE 's/.*error NU110[123]: Unable to find (a stable )?package ([A-Za-z0-9_.-]*[A-Za-z0-9]).*/\2/p' "$restore_log" | LC_ALL=C sort -u
}

is_optional() { # id
  local id
  for id in "${optional_packages[@]}"; do if [ "$1" = "$id" ]; then return 0; fi; done
  return 1
}

# What the feed lacked yesterday it may have today, so the answer is kept for a day.
forget_old_answer() {
  if [ $refresh = yes ] || [ -z "$(find "$feed_props" -mmin -1440 2>/dev/null)" ]; then rm -f "$feed_props"; fi
}

# True if nothing that a restore reads is newer than the last one that succeeded.
is_restored() {
  [ -f "$cache/restored" ] && [ -z "$(find "$root" -maxdepth 4 \( -name '*.csproj' -o -name '*.sln' -o -name 'Directory.*.props' \
    -o -name nuget.config \) -newer "$cache/restored" -not -path '*/node_modules/*' -print -quit)" ]
}

restore_packages() {
  forget_old_answer
  if [ -f "$feed_props" ] && is_restored; then return; fi
  say "restoring NuGet packages (the first time it downloads some 200 MB)"
  if restore; then touch "$cache/restored"; return; fi
  explain_failed_restore
  restore || explain_failed_restore
  touch "$cache/restored"
}

# Returns only where leaving out the optional packages helps.
explain_failed_restore() {
  local id needed=() left_out=()
  if grep -q 'NU1301' "$restore_log"; then
    die "the package feed did not answer: $(grep -m 1 -oE 'NU1301.*' "$restore_log" | cut -c 1-200). Look at" \
      "'dotnet nuget list source', your network and proxy, then start again. (.cache/restore.log)"
  fi
  while read -r id; do
    if is_optional "$id"; then left_out+=("$id"); else needed+=("$id"); fi
  done < <(missing_packages)
  if [ ${#needed[@]} -gt 0 ]; then
    die "the package feed lacks ${needed[*]} in the version of Directory.Packages.props. Add a feed that has it" \
      "(dotnet nuget add source), then start again. (.cache/restore.log)"
  fi
  if [ ${#left_out[@]} = 0 ] || [ -f "$feed_props" ]; then
    die "dotnet restore failed: $(grep -m 1 -iE 'error' "$restore_log" | cut -c 1-300) (.cache/restore.log)"
  fi
  say "the package feed lacks ${left_out[*]}: publishing to Compose and Kubernetes is left out, all else works"
  echo '<Project><PropertyGroup><FeedLacksPublishers>true</FeedLacksPublishers></PropertyGroup></Project>' >"$feed_props"
}
