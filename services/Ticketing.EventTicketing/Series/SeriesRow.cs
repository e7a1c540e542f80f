namespace Ticketing.EventTicketing.Series;

/// <summary>A row of <c>event_series</c>, and how far the creation of its shows has come.</summary>
internal sealed class SeriesRow
{
    public Guid SeriesId { get; init; }

    public Guid SellerId { get; init; }

    public required string Name { get; init; }

    public required string Venue { get; init; }

    /// <summary>IANA name of the venue's zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required byte[] RequestHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON of its picture; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>Dates of the series.</summary>
    public int Shows { get; init; }

    /// <summary>Dates that are events already.</summary>
    public int ShowsCreated { get; init; }
}
