using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>Pictures of events, series and whatever else has one.</summary>
internal static class PicturesModule
{
    public static void AddPictures(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PicturesJson.Default));
        builder.Services.AddSingleton<PictureStore>();
        builder.Services.AddSingleton<PictureQueue>();
    }

    public static void MapPictures(this IEndpointRouteBuilder app)
    {
        app.MapChangePicture();
        app.MapGetPicture();
    }
}

/// <summary>JSON of the picture endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PictureFacts))]
internal sealed partial class PicturesJson : JsonSerializerContext;
