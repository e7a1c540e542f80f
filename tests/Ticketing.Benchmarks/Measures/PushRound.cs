using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>What was seen while some seconds of changes, or of frames, went to an audience.</summary>
/// <param name="DelaysMs">To the last listener, of each change or frame.</param>
/// <param name="Rate">Changes or frames a second.</param>
/// <param name="CpuMicroseconds">Of the server, a frame and listener.</param>
/// <param name="FrameBytes">On average.</param>
/// <param name="FramesPerSecond">To each listener.</param>
internal sealed record PushRound(
    IReadOnlyCollection<double> DelaysMs, double Rate, double CpuMicroseconds, int FrameBytes, int FramesPerSecond)
{
    /// <summary>Every round's own percentiles: a bad one must not hide behind a median.</summary>
    public static string Tell(IReadOnlyList<PushRound> rounds) => $"p50 {All(rounds, 50)} ms, p99 {All(rounds, 99)} ms";

    private static string All(IReadOnlyList<PushRound> rounds, double percent) =>
        string.Join(", ", rounds.Select(r => r.DelaysMs.Percentile(percent).ToString("F0")));
}
