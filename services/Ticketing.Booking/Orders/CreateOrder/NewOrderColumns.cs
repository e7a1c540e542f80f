using Dapper;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// The columns that an order fills when it is taken, each named once: the insert lists them, and a batch gives one
/// array of values for each, which the insert unnests.
/// </summary>
internal static class NewOrderColumns
{
    private const string Jsonb = "::jsonb[]";

    private static readonly Column[] All =
    [
        Of("id", o => o.Row.Id),
        Of("event_id", o => o.Row.EventId),
        Of("buyer_id", o => o.Row.BuyerId),
        Of("channel", o => o.Row.Channel),
        Of("section", o => o.Row.Section),
        Of("section_index", o => o.Row.SectionIndex),
        Of("subsection", o => o.Row.Subsection),
        Of("mode", o => o.Row.Mode),
        Of("wanted_quantity", o => o.Row.WantedQuantity),
        Of("all_or_nothing", o => o.Row.AllOrNothing),
        Of("wanted_seats", o => o.Row.WantedSeats, Jsonb),
        Of("hold_seconds", o => o.Row.HoldSeconds),
        Of("currency", o => o.Row.Currency),
        Of("created_at", o => o.Row.CreatedAt),
        Of("idempotency_key", o => o.IdempotencyKey),
        Of("request_hash", o => o.RequestHash),
        Of("preferences", o => o.Row.Preferences, Jsonb),
        Of("adjacent", o => o.Row.Adjacent),
        Of("accessible", o => o.Row.Accessible),
        Of("companions", o => o.Row.Companions),
        Of("price_cap_minor", o => o.Row.PriceCapMinor),
        Of("price_minor", o => o.Row.PriceMinor),
        Of("promised_starts_at", o => o.Row.PromisedStartsAt),
        Of("promised_refund_fee_percent", o => o.Row.PromisedRefundFeePercent),
        Of("promised_refunds_until", o => o.Row.PromisedRefundsUntil),
        Of("promised_refunds_free_until", o => o.Row.PromisedRefundsFreeUntil),
        Of("promised_prices", o => o.Row.PromisedPrices),
        Of("category", o => o.Row.Category),
        Of("promised_discount", o => o.Row.PromisedDiscount),
    ];

    /// <summary>For example <c>id, event_id</c>.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(c => c.Name));

    /// <summary>In the same order, for example <c>@id, @event_id, @preferences::jsonb[]</c>.</summary>
    public static string Arrays { get; } = string.Join(", ", All.Select(c => $"@{c.Name}{c.Cast}"));

    /// <summary>The values of <see cref="Arrays"/>.</summary>
    public static DynamicParameters ValuesOf(IReadOnlyList<PendingOrder> batch)
    {
        var values = new DynamicParameters();
        foreach (var column in All)
        {
            values.Add(column.Name, column.ValuesOf(batch));
        }
        return values;
    }

    private static Column Of<T>(string name, Func<PendingOrder, T> value, string cast = "") =>
        new(name, cast, batch => batch.Select(value).ToArray());

    private sealed record Column(string Name, string Cast, Func<IReadOnlyList<PendingOrder>, Array> ValuesOf);
}
