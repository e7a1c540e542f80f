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
/// and what became of the seats. Text form <c>R|1795248000000|sold-out|1-12,1-13|1-14|A|1,sold-out@1795248000000|1-13</c>:
/// state letter, milliseconds of the answer since 1970, failure code (empty on success), seats taken, seats named but
/// lost, section, attempt with the failures of the attempts before it (empty for the first attempt), seats given back.
/// </summary>
/// <param name="State">What became of the seats.</param>
/// <param name="AnsweredAt">When the answer was given, UTC.</param>
/// <param name="Code">Why it failed; empty on success.</param>
/// <param name="Taken">Seats of the answer.</param>
/// <param name="Lost">Seats named but not free.</param>
public sealed record ReservationRecord(
    ReservationState State,
    DateTimeOffset AnsweredAt,
    string Code,
    IReadOnlyList<SeatPlace> Taken,
    IReadOnlyList<SeatPlace> Lost)
{
    /// <summary>Parts of the text form, seats given back last, so that they can be appended to.</summary>
    public const int MaxParts = 8;

    private const int MinParts = 5; // records of an earlier version end here

    /// <summary>The section that answered; empty when an earlier version wrote the record.</summary>
    public string Section { get; init; } = string.Empty;

    /// <summary>Seats of <see cref="Taken"/> that the booking gave back since.</summary>
    public IReadOnlyList<SeatPlace> Returned { get; init; } = [];

    /// <summary>The seats that are the booking's now.</summary>
    public IEnumerable<SeatPlace> Held => IsLive ? Taken.Except(Returned) : [];

    /// <summary>State letter of a booking that holds seats.</summary>
    public const string ReservedLetter = "R";

    /// <summary>State letter of a paid booking.</summary>
    public const string SoldLetter = "S";

    /// <summary>State letter of a booking whose seats were given back.</summary>
    public const string ReleasedLetter = "L";

    /// <summary>
    /// State letter of a record that a release or a payment made after the booking's own had run out: it knows only
    /// the seats that were given back since, so that no redelivery gives them back twice.
    /// </summary>
    public const string UnknownLetter = "U";

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
        return parts.Length is >= MinParts and <= MaxParts
            ? new ReservationRecord(
                StateOf(parts[0]),
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)),
                parts[2],
                SeatPlace.ParseList(parts[3]),
                SeatPlace.ParseList(parts[4]))
            {
                Section = parts.Length > 5 ? parts[5] : string.Empty,
                Returned = parts.Length > 7 ? SeatPlace.ParseList(parts[7]) : [],
            }
            : throw new FormatException($"'{text}' is no reservation record.");
    }

    /// <summary>
    /// The answer to a wish that the plan itself refuses; needs no record, it is the same every
    /// time.
    /// </summary>
    public static ReservationRecord Refused(string code, DateTimeOffset now) =>
        new(ReservationState.Failed, now, code, [], []);

    /// <summary>The answer to a request for a section or a seat that the plan does not have.</summary>
    public static ReservationRecord NoSuchSeat(DateTimeOffset now) =>
        Refused(ReservationFailureCodes.NoSuchSeat, now);

    private static ReservationState StateOf(string letter) => letter switch
    {
        ReservedLetter => ReservationState.Reserved,
        SoldLetter => ReservationState.Sold,
        ReleasedLetter or UnknownLetter => ReservationState.Released,
        FailedLetter => ReservationState.Failed,
        _ => throw new FormatException($"'{letter}' is no reservation state."),
    };
}
