using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Infrastructure.Http;

/// <summary><c>user</c> of docs/api.md.</summary>
public sealed record UserAnswer(
    Guid UserId, string Email, string Name, [property: OneOf("buyer", "seller", "operator")] string Role, string Locale,
    DateTimeOffset CreatedAt)
{
    /// <summary>From its row.</summary>
    public static UserAnswer Of(UserRow row) =>
        new(row.UserId, row.Email, row.Name, row.Role, row.Locale, row.CreatedAt);
}

/// <summary>Answer of log-in and refresh: a bearer token, good until <paramref name="ExpiresAt"/>.</summary>
public sealed record TokenAnswer(string Token, DateTimeOffset ExpiresAt, UserAnswer User);

/// <summary><c>event summary</c> of docs/api.md. Prices in minor units of the currency.</summary>
public sealed record EventSummaryAnswer(
    long EventId,
    string Name,
    string Venue,
    DateTimeOffset StartsAt,
    [property: NamesOf(typeof(SaleStatus))] string Status,
    string Currency,
    long PriceFrom,
    long PriceTo,
    int SeatsTotal,
    Guid SellerId)
{
    /// <summary>From its row.</summary>
    public static EventSummaryAnswer Of(EventRow row) => new(
        row.EventId, row.Name, row.Venue, row.StartsAt, row.Status, row.Currency, row.PriceFrom,
        row.PriceTo, row.SeatsTotal, row.SellerId);
}

/// <summary><c>event</c> of docs/api.md: the summary and the seating plan.</summary>
public sealed record EventAnswer(
    long EventId,
    string Name,
    string Venue,
    DateTimeOffset StartsAt,
    [property: NamesOf(typeof(SaleStatus))] string Status,
    string Currency,
    long PriceFrom,
    long PriceTo,
    int SeatsTotal,
    Guid SellerId,
    string Description,
    int HoldSeconds,
    int MaxTicketsPerOrder,
    DateTimeOffset CreatedAt,
    string TimeZone,
    RefundAnswer? Refunds,
    int HoldExtensionSeconds,
    bool Waitlist,
    IReadOnlyList<SectionAnswer> Sections)
{
    /// <summary>From its rows; sections in order of index.</summary>
    public static EventAnswer Of(EventRow row, IEnumerable<EventSectionRow> sections) => new(
        row.EventId, row.Name, row.Venue, row.StartsAt, row.Status, row.Currency, row.PriceFrom,
        row.PriceTo, row.SeatsTotal, row.SellerId, row.Description, row.HoldSeconds,
        row.MaxTicketsPerOrder, row.CreatedAt,
        row.TimeZone, RefundAnswer.Of(row), row.HoldExtensionSeconds, row.AllowsWaitlist,
        [.. sections.Select(s => SectionAnswer.Of(s.Name, s.Price, s.ReadSubsections()))]);
}

/// <summary>What buyers may give back after paying, and what it costs them.</summary>
public sealed record RefundAnswer(bool ByBuyer, DateTimeOffset? Until, int FeePercent)
{
    /// <summary>From its row; null where buyers get nothing back.</summary>
    public static RefundAnswer? Of(EventRow row) =>
        row.RefundsByBuyer ? new(true, row.RefundsUntil, row.RefundFeePercent) : null;
}

/// <summary>A section with its price.</summary>
public sealed record SectionAnswer(
    string Name, long Price, int SeatsTotal, IReadOnlyList<SubsectionAnswer> Subsections)
{
    /// <summary>From its plan.</summary>
    public static SectionAnswer Of(string name, long price, IReadOnlyList<SubsectionPlan> subsections) => new(
        name, price, subsections.Sum(s => s.Seats),
        [.. subsections.Select(s => new SubsectionAnswer(
            s.Number, s.Rows, s.SeatsPerRow, s.Seats, s.Unavailable, s.Accessible, s.RowOrder, s.BestSeat))]);
}

/// <summary>A subsection: shape, gaps, accessible seats, and its own order of quality if it has one.</summary>
public sealed record SubsectionAnswer(
    int Number,
    int Rows,
    int SeatsPerRow,
    int SeatsTotal,
    IReadOnlyList<RowSeat> Unavailable,
    IReadOnlyList<RowSeat> Accessible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? RowOrder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? BestSeat);

/// <summary>Reading of the plan's JSON column.</summary>
public static class SectionRows
{
    /// <summary>The subsections of a section row.</summary>
    public static IReadOnlyList<SubsectionPlan> ReadSubsections(this EventSectionRow row) =>
        ReadSubsections(row.Subsections);

    /// <summary>The subsections in the JSON of <c>event_sections.subsections</c>.</summary>
    public static IReadOnlyList<SubsectionPlan> ReadSubsections(string json) =>
        JsonSerializer.Deserialize(json, ContractsJson.Default.IReadOnlyListSubsectionPlan)
        ?? throw new InvalidOperationException("A section's plan must not be null.");

    /// <summary>The JSON of <c>event_sections.subsections</c>.</summary>
    public static string WriteSubsections(IReadOnlyList<SubsectionPlan> subsections) =>
        JsonSerializer.Serialize(subsections, ContractsJson.Default.IReadOnlyListSubsectionPlan);
}
