namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>Data of a <c>snapshot</c>: the counters as of <paramref name="Seq"/>.</summary>
internal sealed record SnapshotEvent(long Seq, IReadOnlyList<SnapshotSubsection> Subsections);

/// <summary>Counters of one subsection.</summary>
internal sealed record SnapshotSubsection(
    string Section, int Subsection, int Total, int Available, int Reserved, int Sold);

/// <summary>Data of a <c>change</c>: everything up to <paramref name="Seq"/> since the frame before.</summary>
internal sealed record ChangeEvent(long Seq, IReadOnlyList<ChangedSubsection> Subsections);

/// <summary>Counters after the change, and every changed seat as <c>[row, seat, status]</c>.</summary>
internal sealed record ChangedSubsection(
    string Section, int Subsection, int Available, int Reserved, int Sold, IReadOnlyList<int[]> Seats);
