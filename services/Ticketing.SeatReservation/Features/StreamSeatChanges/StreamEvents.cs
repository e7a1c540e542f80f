namespace Ticketing.SeatReservation.Features.StreamSeatChanges;

/// <summary>Data of a <c>snapshot</c>: the counters as of <paramref name="Seq"/>.</summary>
public sealed record SnapshotEvent(long Seq, IReadOnlyList<SnapshotSubsection> Subsections);

/// <summary>Counters of one subsection.</summary>
public sealed record SnapshotSubsection(
    string Section, int Subsection, int Total, int Available, int Reserved, int Sold);

/// <summary>
/// Data of a <c>change</c>: everything up to <paramref name="Seq"/> since the frame
/// before.
/// </summary>
public sealed record ChangeEvent(long Seq, IReadOnlyList<ChangedSubsection> Subsections);

/// <summary>Counters after the change, and every changed seat as <c>[row, seat, status]</c>.</summary>
public sealed record ChangedSubsection(
    string Section, int Subsection, int Available, int Reserved, int Sold, IReadOnlyList<int[]> Seats);
