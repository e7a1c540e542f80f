using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Running;

/// <summary>
/// A small shell that outlives this process only to clean up after it. It reads the process groups of the children
/// from a pipe; when the pipe ends without a farewell, this process has died (even by SIGKILL), and the shell ends
/// every child. Signals tied to the parent's death would not do: on Linux they fire when the starting *thread* ends.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>Set in every child's environment, so that one started in the very moment of death is found as well.</summary>
    public const string MarkerVariable = "ASPIRE_STANDIN_RUN";

    // $1 is the marker. Lines: "+ID" to watch, "-ID" to forget (ID is -GROUP or PID), "c NAME" a container, "q" farewell.
    private const string Script = """
        trap '' INT TERM HUP QUIT
        exec >/dev/null 2>&1
        ids=""; containers=""; runtime=""
        while IFS= read -r line; do
          case "$line" in
            +*) ids="$ids ${line#+}" ;;
            -*) gone="${line#-}"; kept=""
                for id in $ids; do [ "$id" = "$gone" ] || kept="$kept $id"; done; ids="$kept" ;;
            c*) set -- "$1" $line; runtime="$3"; containers="$containers $4" ;;
            q) exit 0 ;;
          esac
        done
        marked() { grep -lazsx "ASPIRE_STANDIN_RUN=$1" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3; }
        all="$ids $(marked "$1")"
        for id in $all; do kill -s TERM -- "$id" 2>/dev/null; done
        n=0
        while [ $n -lt 50 ]; do
          alive=""
          for id in $all; do kill -s 0 -- "$id" 2>/dev/null && alive=1; done
          [ -z "$alive" ] && break
          sleep 0.1; n=$((n+1))
        done
        for id in $all $(marked "$1"); do kill -s KILL -- "$id" 2>/dev/null; done
        for name in $containers; do "$runtime" rm -f "$name" >/dev/null 2>&1; done
        """;

    private readonly Lock _lock = new();
    private readonly Process? _shell;

    public Watchdog(string marker)
    {
        Marker = marker;
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        // In a session of its own: a Ctrl-C in the terminal must not reach it.
        var setsid = Native.Find("setsid");
        var start = new ProcessStartInfo(setsid ?? "/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (string[])[.. setsid is null ? [] : new[] { "/bin/sh" }, "-c", Script, "watchdog", marker])
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment.Remove(MarkerVariable);
        _shell = Process.Start(start);
        _shell!.StandardInput.AutoFlush = true;
    }

    public string Marker { get; }

    public void Watch(int id) => Tell(string.Create(CultureInfo.InvariantCulture, $"+{id}"));

    public void Forget(int id) => Tell(string.Create(CultureInfo.InvariantCulture, $"-{id}"));

    public void WatchContainer(string runtime, string name) => Tell($"c {runtime} {name}");

    public void Dispose()
    {
        Tell("q");
        _shell?.Dispose();
    }

    private void Tell(string line)
    {
        lock (_lock)
        {
            try
            {
                _shell?.StandardInput.WriteLine(line);
            }
            catch (IOException)
            {
                // Somebody killed the watchdog; the normal shutdown still ends every child.
            }
        }
    }
}
