# Fills standins/feed with what the machine's own package feed lacks. Sourced by scripts/setup.
# Convention: a stand-in's project file is named after its package. Its version stands in the project, or as
# AspireStandinVersion in the Directory.Build.props above it. Tests and samples among them have no PackageId.

standin_projects() {
  find "$root/standins" -name '*.csproj' -not -path '*/obj/*' -not -path '*/bin/*' | LC_ALL=C sort | while read -r project; do
    if grep -q '<PackageId>' "$project" || [[ $(basename "$project") == Aspire.* ]]; then echo "$project"; fi
  done
}

id_of() { basename "$1" .csproj; }

version_of() {
  local version
  version=$(sed -n 's:.*<Version>\([0-9][^<$]*\)</Version>.*:\1:p' "$1" | head -n 1)
  if [ -z "$version" ]; then
    version=$(sed -n 's:.*<AspireStandinVersion>\([^<]*\)</AspireStandinVersion>.*:\1:p' \
      "$(dirname "$(dirname "$1")")/Directory.Build.props" | head -n 1)
  fi
  [ -n "$version" ] || die "no version found for the stand-in $1"
  echo "$version"
}

# Prints "id version" of each stand-in whose real package the feed lacks. Asked by one throw-away restore into a folder
# of its own: what is unpacked in .packages would answer for the feed.
probe_feed() {
  local probe="$cache/probe" project
  rm -rf "$probe"
  mkdir -p "$probe"
  cat > "$probe/nuget.config" <<'XML'
<configuration>
  <config><add key="globalPackagesFolder" value="packages" /></config>
  <disabledPackageSources><add key="standins" value="true" /></disabledPackageSources>
</configuration>
XML
  # Empty ones, so that those of the checkout do not apply.
  for name in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' > "$probe/$name"; done
  {
    echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>'
    echo '<NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup>'
    while read -r project; do
      echo "<PackageDownload Include=\"$(id_of "$project")\" Version=\"[$(version_of "$project")]\" />"
    done < <(standin_projects)
    echo '</ItemGroup></Project>'
  } > "$probe/probe.csproj"
  # Few tries: a feed that is down should be told of soon, not after minutes.
  env -u NUGET_PACKAGES NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=2 NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS=500 \
    dotnet restore "$probe/probe.csproj" -nologo -v q </dev/null >"$probe/log" 2>&1 || true
  if grep -q 'NU1301' "$probe/log"; then
    say "the package feed did not answer: $(grep -m 1 -o 'NU1301.*' "$probe/log" | cut -c 1-200)"
    return 1
  fi
  while read -r project; do
    local id
    id=$(id_of "$project")
    # "Unable to find package X. No packages exist with this id" or "Unable to find package X with version (= 1.0.0)".
    if grep -qi "Unable to find package ${id//./\\.}\(\. No \| with version\)" "$probe/log"; then echo "$id $(version_of "$project")"; fi
  done < <(standin_projects) > "$cache/lacking.part"
  if grep -qi ' error ' "$probe/log" && [ ! -s "$cache/lacking.part" ]; then
    die "the question to the package feed failed: $(grep -m 1 -i ' error ' "$probe/log" | cut -c 1-300)"
  fi
  rm -rf "$probe"
}

probe_if_due() {
  local asked
  asked=$( { standin_projects | while read -r p; do echo "$(id_of "$p") $(version_of "$p")"; done
             cd "$root" && dotnet nuget list source; } | sha256sum)
  # A day: a feed that gains the real packages should be noticed without anyone asking.
  if [ $refresh = no ] && [ -f "$cache/lacking" ] && [ "$(cat "$cache/lacking.asked" 2>/dev/null)" = "$asked" ] \
    && [ -n "$(find "$cache/lacking" -mmin -1440)" ]; then
    return
  fi
  say "asking the package feed what it lacks"
  if ! probe_feed; then
    [ -f "$cache/lacking" ] || die "without it there is nothing to build with: see the machine's NuGet sources"
    say "going by what it lacked when it last answered"
    return
  fi
  mv "$cache/lacking.part" "$cache/lacking"
  echo "$asked" > "$cache/lacking.asked"
}

# The project's folder and, through its project references, the folders it is built from.
folders_of() {
  local folder
  folder=$(dirname "$1")
  echo "$folder"
  { grep -o 'ProjectReference Include="[^"]*"' "$1" || true; } | cut -d '"' -f 2 | while read -r reference; do
    folders_of "$(realpath "$folder/$reference")"
  done
}

sources_hash() {
  local group
  group=$(dirname "$(dirname "$1")")
  { folders_of "$1" | LC_ALL=C sort -u | while read -r folder; do
      find "$folder" -type f -not -path '*/obj/*' -not -path '*/bin/*'
    done
    find "$group" -maxdepth 1 -name 'Directory.*'
    if [[ $1 == */librdkafka.redist.csproj ]]; then find "$cache/librdkafka" -name '*.so'; fi
  } | LC_ALL=C sort | xargs sha256sum | sed "s:$root/::" | sha256sum | cut -d ' ' -f 1
}

is_standin_copy() { grep -qs 'Stand-in for' "$1"/*.nuspec; }

forget() { # id version: drops the nupkg and its unpacked copy, but never a real package's
  rm -f "$feed/$1.$2.nupkg" "$cache/standins/$1"
  local unpacked="$packages/${1,,}/$2"
  if is_standin_copy "$unpacked"; then rm -rf "$unpacked"; fi
}

# What an older checkout packed under another version would win over the version the product names.
drop_strangers() {
  local file name
  for file in "$feed"/*.nupkg; do
    name=$(basename "$file" .nupkg)
    if [ -f "$file" ] && ! sed 's/ /./' "$cache/lacking" | grep -Fqx "$name"; then rm -f "$file"; fi
  done
}

pack() { # projects: packs them with what they reference, two at a time
  local solution="$cache/pack.slnx" generated="$cache/pack.proj" project
  # Restored as one solution: restores side by side write the same files of a project that two of them reference, and
  # now and then one fails because a file "already exists".
  {
    echo '<Solution>'
    for project in "$@"; do echo "<Project Path=\"$project\" />"; done
    echo '</Solution>'
  } > "$solution"
  dotnet restore "$solution" -nologo -v:q </dev/null >"$cache/pack.log" 2>&1 || pack_failed
  {
    echo '<Project><ItemGroup>'
    for project in "$@"; do echo "<Standin Include=\"$project\" />"; done
    echo '</ItemGroup><Target Name="Pack">'
    echo '<MSBuild Projects="@(Standin)" Targets="Pack" BuildInParallel="true"'
    echo "         Properties=\"Configuration=Release;PackageOutputPath=$feed/\" />"
    echo '</Target></Project>'
  } > "$generated"
  dotnet msbuild "$generated" -t:Pack -m:2 -nologo -v:q </dev/null >"$cache/pack.log" 2>&1 || pack_failed
}

pack_failed() {
  die "packing the stand-ins failed: $(grep -m 1 -E 'error' "$cache/pack.log" | cut -c 1-300) (.cache/pack.log)"
}

is_lacking() { grep -Fqx "$(id_of "$1") $(version_of "$1")" "$cache/lacking"; } # project

# True when the package in standins/feed was made from the sources as they are now.
is_packed() { # project
  [ -f "$feed/$(id_of "$1").$(version_of "$1").nupkg" ] \
    && [ "$(cat "$cache/standins/$(id_of "$1")" 2>/dev/null)" = "$(sources_hash "$1")" ]
}

pack_lacking() { # projects: packs those that the feed lacks and that are not packed yet
  local project stale=()
  for project in "$@"; do
    if ! is_lacking "$project" || is_packed "$project"; then continue; fi
    forget "$(id_of "$project")" "$(version_of "$project")"
    stale+=("$project")
  done
  if [ ${#stale[@]} = 0 ]; then return; fi
  say "packing ${#stale[@]} stand-in packages into standins/feed"
  pack "${stale[@]}"
  for project in "${stale[@]}"; do sources_hash "$project" > "$cache/standins/$(id_of "$project")"; done
}

fill_feed() {
  local project id version files=() built=() library=() on_library=() making=
  probe_if_due
  mkdir -p "$cache/standins"
  while read -r project; do
    id=$(id_of "$project")
    version=$(version_of "$project")
    if ! is_lacking "$project" && [ -f "$feed/$id.$version.nupkg" ]; then
      say "the feed has the real $id now"
      forget "$id" "$version"
    fi
    case $id in
      System.IO.Hashing) files+=("$project") ;;
      librdkafka.redist) library+=("$project") ;;
      Aspire.Confluent.Kafka) on_library+=("$project") ;;
      *) built+=("$project") ;;
    esac
  done < <(standin_projects)
  drop_strangers

  # The library takes longest and is made beside the packing of those that do not restore against it.
  if is_lacking "${library[0]}"; then
    build_librdkafka &
    making=$!
  fi
  # Files carried over from elsewhere go first: other stand-ins restore against them.
  pack_lacking "${files[@]}"
  pack_lacking "${built[@]}"
  if [ -n "$making" ]; then wait $making || exit 1; fi
  pack_lacking "${library[@]}"
  pack_lacking "${on_library[@]}"
  say "$(wc -l < "$cache/lacking") of $(standin_projects | wc -l) packages come from standins/feed, the others from the feed"
}
