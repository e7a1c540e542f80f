using System.Text.Json.Serialization;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>One line of the append-only audit.</summary>
/// <param name="Id">Order of writing.</param>
/// <param name="At">UTC.</param>
/// <param name="Pass">Number of the pass, which all of its decisions share.</param>
/// <param name="What">One of <see cref="WaitlistEvents"/>.</param>
/// <param name="EntryId">Whom it is about; null for a pass.</param>
/// <param name="Number">The entry's place in the order of joining.</param>
/// <param name="BookingId">The booking made for it.</param>
/// <param name="Reason">Why, as a stable code.</param>
/// <param name="Detail">What the decision was based on.</param>
internal sealed record WaitlistAuditLine(
    long Id, DateTimeOffset At, long? Pass, string What, Guid? EntryId, long? Number, Guid? BookingId,
    string? Reason, WaitlistAuditDetail? Detail);

/// <summary>
/// What a decision was based on, for example of a pass
/// <c>{"free":{"A":[[1,5,12],[1,5,13]]},"prices":{"A":300000}}</c>. Never a name, a card or a token.
/// </summary>
/// <param name="Free">pass: the free seats by section, as subsection, row and seat.</param>
/// <param name="FreeAccessible">pass: the same of accessible seats, which are none of the others.</param>
/// <param name="FreeCompanion">pass: the same of companion seats, which are none of either; absent where there are none.</param>
/// <param name="Prices">pass: what a seat of each section of the event costs, in the order of the plan.</param>
/// <param name="PartySize">joined.</param>
/// <param name="Sections">joined.</param>
/// <param name="Adjacent">joined.</param>
/// <param name="PriceCapMinor">joined.</param>
/// <param name="Accessible">joined: true for accessible seats; else absent.</param>
/// <param name="Companions">joined: how many of the party sit beside the accessible seats, not in them; else absent.</param>
/// <param name="AuthorisedMinor">joined.</param>
/// <param name="Section">offered.</param>
/// <param name="Seats">offered.</param>
/// <param name="TransactionId">joined: the authorisation; served: what paid.</param>
/// <param name="AmountMinor">served: what was captured.</param>
/// <param name="GiverNumber">pass over tickets of a resale: their giver's number in the line; else absent.</param>
internal sealed record WaitlistAuditDetail(
    IReadOnlyDictionary<string, int[][]>? Free = null,
    IReadOnlyDictionary<string, int[][]>? FreeAccessible = null,
    IReadOnlyDictionary<string, int[][]>? FreeCompanion = null,
    IReadOnlyDictionary<string, long>? Prices = null,
    int? PartySize = null,
    IReadOnlyList<string>? Sections = null,
    bool? Adjacent = null,
    long? PriceCapMinor = null,
    bool? Accessible = null,
    int? Companions = null,
    long? AuthorisedMinor = null,
    string? Section = null,
    int[][]? Seats = null,
    Guid? TransactionId = null,
    long? AmountMinor = null,
    long? GiverNumber = null);

/// <summary>The kinds of audit lines.</summary>
internal static class WaitlistEvents
{
    public const string Joined = "joined";
    public const string Pass = "pass";
    public const string Offered = "offered";
    public const string PassedOver = "passed-over";
    public const string Refused = "refused";
    public const string Served = "served";
    public const string ChargeFailed = "charge-failed";
    public const string Left = "left";
    public const string Expired = "expired";
}

/// <summary>JSON of the audit: snake case, nulls left out; the section names stay as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WaitlistAuditDetail))]
internal sealed partial class WaitlistAuditJson : JsonSerializerContext;
