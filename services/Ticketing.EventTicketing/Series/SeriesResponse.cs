using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Series;

/// <summary>A series, and how far the creation of its shows has come. Times in UTC.</summary>
/// <param name="SeriesId">The series.</param>
/// <param name="SellerId">Whose it is.</param>
/// <param name="Name">For people.</param>
/// <param name="Venue">Where its first show is.</param>
/// <param name="TimeZone">The venue's IANA zone.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Shows">Shows it is to have.</param>
/// <param name="ShowsCreated">Shows that are events already.</param>
internal sealed record SeriesResponse(
    Guid SeriesId, Guid SellerId, string Name, string Venue, string TimeZone, string Currency, DateTimeOffset CreatedAt,
    int Shows, int ShowsCreated)
{
    /// <summary>Of all its shows; absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }

    public static SeriesResponse Of(SeriesRow row) => new(
        row.SeriesId, row.SellerId, row.Name, row.Venue, row.TimeZone, row.Currency, row.CreatedAt, row.Shows,
        row.ShowsCreated)
    {
        Picture = PictureColumn.Read(row.Picture),
    };
}

/// <summary>A page of a seller's series, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record SeriesListResponse(IReadOnlyList<SeriesResponse> Series, string? Next);

/// <summary>When the shows of a request would begin, in order.</summary>
internal sealed record SeriesPreviewResponse(IReadOnlyList<DateTimeOffset> Starts);

/// <summary>How many shows a change was made to.</summary>
internal sealed record SeriesChangeResponse(SeriesResponse Series, int ShowsChanged);
