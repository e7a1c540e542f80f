using System.Globalization;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>New state of one seat.</summary>
internal readonly record struct ChangedSeat(int Index, SeatStatus Status);

/// <summary>New state of one subsection: its counters after the change, and the seats that changed.</summary>
internal sealed record SubsectionChange(
    int Number,
    int Available,
    int Reserved,
    int Sold,
    IReadOnlyList<ChangedSeat> Seats);

/// <summary>
/// One entry of an event's change stream: everything one script call changed in one section. Values are
/// absolute, so that applying an entry twice does no harm. Text form
/// <c>A;1,490,7,3,12=1,13=1;2,500,0,0,3=0</c>: section, then per subsection its number, available, reserved,
/// sold and <c>index=status</c> of every changed seat.
/// </summary>
/// <param name="Sequence">Grows by one with every entry of the event.</param>
/// <param name="Section">The section.</param>
/// <param name="Subsections">At least one.</param>
internal sealed record SeatChange(long Sequence, string Section, IReadOnlyList<SubsectionChange> Subsections)
{
    /// <summary>Reads the text form.</summary>
    public static SeatChange Parse(long sequence, string text)
    {
        var parts = text.Split(';');
        return new SeatChange(sequence, parts[0], [.. parts.Skip(1).Select(ParseSubsection)]);
    }

    private static SubsectionChange ParseSubsection(string text)
    {
        var fields = text.Split(',');
        return new SubsectionChange(
            Number(fields[0]),
            Number(fields[1]),
            Number(fields[2]),
            Number(fields[3]),
            [.. fields.Skip(4).Select(ParseSeat)]);
    }

    private static ChangedSeat ParseSeat(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return new ChangedSeat(Number(text.AsSpan(0, equals)), (SeatStatus)Number(text.AsSpan(equals + 1)));
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
