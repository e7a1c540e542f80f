using System.Text.Json;
using Ticketing.Contracts.Listings;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>The column <c>picture</c> of whatever has one, JSON in camel case.</summary>
internal static class PictureColumn
{
    public static PictureFacts? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, PageFactsJson.Default.PictureFacts);

    public static string Write(PictureFacts picture) =>
        JsonSerializer.Serialize(picture, PageFactsJson.Default.PictureFacts);
}
