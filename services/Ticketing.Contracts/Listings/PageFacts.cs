using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Listings;

/// <summary>
/// What the head of a public page says of an event or a series. Event-ticketing knows it; the gateway writes it.
/// </summary>
/// <param name="Name">For people.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Venue">Where.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="PreviousStartsAt">When it was to begin before it was moved; null if it never was.</param>
/// <param name="TimeZone">The venue's zone.</param>
/// <param name="Status">Of its sale.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PriceFrom">Lowest price in minor units.</param>
/// <param name="PriceTo">Highest price in minor units.</param>
/// <param name="SoldOut">True if nothing is left.</param>
/// <param name="SaleStartsAt">When the sale begins, UTC; null: as soon as it is on sale.</param>
/// <param name="SaleEndsAt">When the sale ends, UTC.</param>
/// <param name="Picture">Its picture, if it has one.</param>
public sealed record PageFacts(
    string Name, string Description, string Venue, DateTimeOffset StartsAt, DateTimeOffset? PreviousStartsAt,
    string TimeZone, SaleStatus Status, string Currency, long PriceFrom, long PriceTo, bool SoldOut,
    DateTimeOffset? SaleStartsAt, DateTimeOffset SaleEndsAt, PictureFacts? Picture = null);

/// <summary>A picture and the addresses of its forms.</summary>
/// <param name="PictureId">Names its content: another picture has another id.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Width">Of the largest form, in pixels.</param>
/// <param name="Height">Of the largest form, in pixels.</param>
/// <param name="Widths">Widths of its forms, smallest first.</param>
public sealed record PictureFacts(Guid PictureId, string Alt, int Width, int Height, IReadOnlyList<int> Widths)
{
    /// <summary>Path of the form for previews of links: a JPEG, which every program reads.</summary>
    [JsonIgnore]
    public string PreviewPath => $"/pictures/{PictureId}/preview.jpg";
}

/// <summary>Pages of the site map that have events.</summary>
/// <param name="Pages">Numbers from 0.</param>
public sealed record SiteMapPages(IReadOnlyList<int> Pages)
{
    /// <summary>Event ids of a page; the protocol allows 50,000 addresses (sitemaps.org).</summary>
    public const int EventsPerPage = 10_000;

    /// <summary>Pages of the index.</summary>
    public const int MaxPages = 1_000;
}

/// <summary>Events of one page of the site map.</summary>
public sealed record SiteMapEvents(IReadOnlyList<long> Events);

/// <summary>JSON between event-ticketing and the gateway.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PageFacts))]
[JsonSerializable(typeof(SiteMapPages))]
[JsonSerializable(typeof(SiteMapEvents))]
[JsonSerializable(typeof(TopicFacts))]
[JsonSerializable(typeof(SiteMapTopics))]
public sealed partial class PageFactsJson : JsonSerializerContext;
