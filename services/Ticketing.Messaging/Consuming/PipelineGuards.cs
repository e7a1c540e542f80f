namespace Ticketing.Messaging.Consuming;

/// <summary>
/// What keeps order and offsets true while batches overlap. All of it is always on; a test switches one off to show
/// that it sees what goes wrong then.
/// </summary>
/// <param name="OldestFirst">Offsets are stored in order, each after the effects of everything before it.</param>
/// <param name="FailedAlone">A batch that cannot begin is done again before the next one begins.</param>
/// <param name="RevokedLeftAlone">Partitions that were taken away are their next owner's.</param>
internal sealed record PipelineGuards(
    bool OldestFirst = true, bool FailedAlone = true, bool RevokedLeftAlone = true)
{
    /// <summary>As it runs.</summary>
    public static PipelineGuards All { get; } = new();
}
