namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>
/// Counters of one event, section, category, code, door or time, as the tables <c>sales_figures</c> and
/// <c>sales_deltas</c> have them; rows are read by name.
/// </summary>
internal sealed class SaleCounts
{
    /// <summary>Columns of both tables, and of the function <c>recount_sales</c>.</summary>
    public static readonly IReadOnlyList<string> ColumnNames =
    [
        "orders_held", "orders_paid", "orders_abandoned", "seats_held", "seats_paid", "seats_abandoned", "seats_refunded",
        "paid_minor", "refunded_minor", "fees_minor", "admitted", "seats_allotted", "seats_moved", "service_fees_minor",
    ];

    /// <summary>The columns with commas between.</summary>
    public static readonly string Columns = string.Join(", ", ColumnNames);

    /// <summary>The columns with a minus before each.</summary>
    public static readonly string Negated = string.Join(", ", ColumnNames.Select(name => "-" + name));

    /// <summary>Sums under the same names.</summary>
    public static readonly string Sums = string.Join(", ", ColumnNames.Select(name => $"sum({name})::bigint AS {name}"));

    public long OrdersHeld { get; init; }
    public long OrdersPaid { get; init; }
    public long OrdersAbandoned { get; init; }
    public long SeatsHeld { get; init; }
    public long SeatsPaid { get; init; }
    public long SeatsAbandoned { get; init; }
    public long SeatsRefunded { get; init; }
    public long PaidMinor { get; init; }
    public long RefundedMinor { get; init; }
    public long FeesMinor { get; init; }
    public long Admitted { get; init; }
    public long SeatsAllotted { get; init; }
    public long SeatsMoved { get; init; }
    public long ServiceFeesMinor { get; init; }

    public long EventId { get; init; }

    /// <summary>One of <see cref="SaleDimensions"/>; empty in a series.</summary>
    public string Dimension { get; init; } = "";

    /// <summary>The section, category, code or door; empty for the whole event.</summary>
    public string Value { get; init; } = "";

    /// <summary>Where the time begins; null for all time.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>By what sales are counted. Another one is a row in the triggers' lists, and a name here.</summary>
internal static class SaleDimensions
{
    public const string Event = "event";
    public const string Section = "section";
    public const string Category = "category";
    public const string Code = "code";
    public const string Door = "door";
}
