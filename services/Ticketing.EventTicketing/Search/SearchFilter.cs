using Ticketing.EventTicketing.Places;

namespace Ticketing.EventTicketing.Search;

/// <summary>In which order shows are found.</summary>
internal enum SearchSort
{
    /// <summary>By start.</summary>
    Soonest,

    /// <summary>By distance, then by start.</summary>
    Nearest,

    /// <summary>By the cheapest seat, then by start.</summary>
    Price,
}

/// <summary>Around a point.</summary>
internal readonly record struct Nearby(GeoPoint Point, double RadiusKm);

/// <summary>Which shows are wanted. What is null does not matter.</summary>
internal sealed record SearchFilter
{
    /// <summary>Words; every one of them is looked for.</summary>
    public string? Text { get; init; }

    public long? CityId { get; init; }

    public long? ProductionId { get; init; }

    public long? SuperVenueId { get; init; }

    public long? VenueId { get; init; }

    public string? Kind { get; init; }

    /// <summary>Shows begin then or later.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Shows begin earlier.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? PriceMin { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? PriceMax { get; init; }

    public string? Currency { get; init; }

    /// <summary>Levels of the column <c>availability</c> that are wanted.</summary>
    public short[]? Availability { get; init; }

    public Nearby? Near { get; init; }

    public SearchSort Sort { get; init; }

    public int Limit { get; init; }

    /// <summary>The last show of the page before.</summary>
    public SearchCursor? After { get; init; }
}
