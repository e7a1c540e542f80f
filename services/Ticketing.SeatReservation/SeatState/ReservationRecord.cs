using System.Buffers.Text;
using System.Text;
using Ticketing.Contracts.Messages;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>Life of a booking's seats as its record in Kvrocks remembers it.</summary>
internal enum ReservationState
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
/// What <c>reservation:{event}:{booking}</c> holds: the first answer, which a redelivered request gets again, and
/// what became of the seats. Text form
/// <c>R|1795248000000|sold-out|1-12,1-13|1-14|A|1,sold-out@1795248000000|1-13</c>: state letter, milliseconds of
/// the answer since 1970, failure code (empty on success), seats taken, seats named but lost, section, attempt with
/// the failures of the attempts before it (empty for the first attempt), seats given back.
/// </summary>
/// <param name="State">What became of the seats.</param>
/// <param name="AnsweredAt">When the answer was given, UTC.</param>
/// <param name="Code">Why it failed; empty on success.</param>
/// <param name="Taken">Seats of the answer.</param>
/// <param name="Lost">Seats named but not free.</param>
internal sealed record ReservationRecord(
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
    public static ReservationRecord Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads the text form as Kvrocks has it.</summary>
    public static ReservationRecord Parse(ReadOnlySpan<byte> text)
    {
        Span<Range> parts = stackalloc Range[MaxParts + 1];
        var count = 0;
        foreach (var part in text.Split((byte)'|'))
        {
            parts[count++] = part;
            if (count > MaxParts)
            {
                break;
            }
        }

        if (count is < MinParts or > MaxParts || text[parts[0]].Length != 1
            || !Utf8Parser.TryParse(text[parts[1]], out long milliseconds, out _))
        {
            throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is no reservation record.");
        }

        return new ReservationRecord(
            StateOf((char)text[0]),
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            Encoding.UTF8.GetString(text[parts[2]]),
            SeatPlace.ParseList(text[parts[3]]),
            SeatPlace.ParseList(text[parts[4]]))
        {
            Section = count > 5 ? Encoding.UTF8.GetString(text[parts[5]]) : string.Empty,
            Returned = count > 7 ? SeatPlace.ParseList(text[parts[7]]) : [],
        };
    }

    /// <summary>The answer to a wish that the plan refuses; the same every time, so it needs no record.</summary>
    public static ReservationRecord Refused(string code, DateTimeOffset now) =>
        new(ReservationState.Failed, now, code, [], []);

    /// <summary>The answer to a request for a section or a seat that the plan does not have.</summary>
    public static ReservationRecord NoSuchSeat(DateTimeOffset now) =>
        Refused(ReservationFailureCodes.NoSuchSeat, now);

    private static ReservationState StateOf(char letter) =>
        letter == ReservedLetter[0] ? ReservationState.Reserved
        : letter == SoldLetter[0] ? ReservationState.Sold
        : letter == ReleasedLetter[0] || letter == UnknownLetter[0] ? ReservationState.Released
        : letter == FailedLetter[0] ? ReservationState.Failed
        : throw new FormatException($"'{letter}' is no reservation state.");
}
