using System.Diagnostics;

namespace Ticketing.TestKit.Servers;

/// <summary>A folder of its own below the system's temporary folder; deleted in the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="purpose">Part of the name, for people who look into the temporary folder.</param>
    public TemporaryFolder(string purpose) =>
        Path = Directory.CreateTempSubdirectory($"ticketing-{purpose}-").FullName;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>A path inside.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The server is dead; a child of it may still be writing its last file, so further tries are fair.
        var started = Stopwatch.GetTimestamp();
        while (Directory.Exists(Path))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception e) when (
                e is IOException or UnauthorizedAccessException
                && Stopwatch.GetElapsedTime(started) < Eventually.Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
