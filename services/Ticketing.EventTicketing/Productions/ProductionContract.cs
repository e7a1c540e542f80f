using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Productions;

/// <summary>Body of <c>POST /productions</c> and <c>PUT /productions/{production_id}</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">As it is announced.</param>
/// <param name="OriginalTitle">Absent where it is the same.</param>
/// <param name="Performers">Who plays: actors, a band, two teams.</param>
/// <param name="Description">Absent for none.</param>
/// <param name="Languages">BCP 47, for example <c>zh-Hant</c>.</param>
/// <param name="DurationMinutes">1 to 1,440.</param>
/// <param name="AgeRating">As the country's office wrote it, for example <c>PG-13</c>.</param>
/// <param name="Genre">In the seller's words.</param>
internal sealed record ProductionRequest(
    [property: Required, OneOf("film", "concert", "match", "play", "other")] string? Kind,
    [property: Required] string? Title, string? OriginalTitle = null, IReadOnlyList<string?>? Performers = null,
    string? Description = null, IReadOnlyList<string?>? Languages = null, int? DurationMinutes = null,
    string? AgeRating = null, string? Genre = null);

/// <summary>A production: a film, a concert, a match, a play. Texts that are not known are empty.</summary>
internal sealed record ProductionResponse(
    long ProductionId, [property: OneOf("film", "concert", "match", "play", "other")] string Kind, string Title,
    string OriginalTitle, IReadOnlyList<string> Performers, string Description, IReadOnlyList<string> Languages,
    int? DurationMinutes, string AgeRating, string Genre, Guid SellerId)
{
    /// <summary>Absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}

/// <summary>A page of productions, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record ProductionListResponse(IReadOnlyList<ProductionResponse> Productions, string? Next);
