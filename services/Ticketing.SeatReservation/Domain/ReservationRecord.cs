using System.Globalization;
using Ticketing.Contracts.Messages;

namespace Ticketing.SeatReservation.Domain;

/// <summary>Life of a booking's seats as its record in Kvrocks remembers it.</summary>
public enum ReservationState
{
    /// <summary>The seats are held.</summary>
    Reserved,

    /// <summary>The seats are paid.</summary>
    Sold,

    /// <summary>The seats were given back.</summary>
    Released,

    /// <summary>Nothing was found.</summary>
    Failed,
}

/// <summary>
/// What <c>reservation:{event}:{booking}</c> holds: the first answer, which a redelivered request gets again,
/// and the state. Text form <c>R|1795248000000|sold-out|1-12,1-13|1-14</c>: state letter, milliseconds of the
/// answer since 1970, failure code (empty on success), seats taken, seats named but lost.
/// </summary>
public sealed record ReservationRecord(
    ReservationState State,
    DateTimeOffset AnsweredAt,
    string Code,
    IReadOnlyList<SeatPlace> Taken,
    IReadOnlyList<SeatPlace> Lost)
{
    /// <summary>State letter of a booking that holds seats.</summary>
    public const string ReservedLetter = "R";

    /// <summary>State letter of a paid booking.</summary>
    public const string SoldLetter = "S";

    /// <summary>State letter of a booking whose seats were given back.</summary>
    public const string ReleasedLetter = "L";

    /// <summary>State letter of a booking that found nothing.</summary>
    public const string FailedLetter = "F";

    /// <summary>True if the booking holds its seats.</summary>
    public bool IsLive => State is ReservationState.Reserved or ReservationState.Sold;

    /// <summary>True if the first answer gave seats, whatever became of them since.</summary>
    public bool FoundSeats => Code.Length == 0;

    /// <summary>Reads the text form.</summary>
    public static ReservationRecord Parse(string text)
    {
        var parts = text.Split('|');
        return parts.Length == 5
            ? new ReservationRecord(
                StateOf(parts[0]),
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)),
                parts[2],
                SeatPlace.ParseList(parts[3]),
                SeatPlace.ParseList(parts[4]))
            : throw new FormatException($"'{text}' is no reservation record.");
    }

    /// <summary>
    /// The answer to a wish that the plan itself refuses; needs no record, it is the same every
    /// time.
    /// </summary>
    public static ReservationRecord NoSuchSeat(DateTimeOffset now) =>
        new(ReservationState.Failed, now, ReservationFailureCodes.NoSuchSeat, [], []);

    private static ReservationState StateOf(string letter) => letter switch
    {
        ReservedLetter => ReservationState.Reserved,
        SoldLetter => ReservationState.Sold,
        ReleasedLetter => ReservationState.Released,
        FailedLetter => ReservationState.Failed,
        _ => throw new FormatException($"'{letter}' is no reservation state."),
    };
}
