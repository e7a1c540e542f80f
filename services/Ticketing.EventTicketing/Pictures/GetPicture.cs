using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Pictures;

/// <summary><c>GET /pictures/{picture_id}/{form}</c>: a form of a picture, which never changes.</summary>
internal static class GetPicture
{
    private const string Immutable = "public, max-age=31536000, immutable";

    public static void MapGetPicture(this IEndpointRouteBuilder app) => app
        .MapGet("/pictures/{pictureId}/{form}", HandleAsync)
        .AllowAnonymous()
        .WithName("GetPicture")
        .WithSummary("Get a form of a picture")
        .WithDescription("`{width}.webp` for each of the picture's widths, or `preview.jpg`. It may be kept for good.")
        .Produces<byte[]>(StatusCodes.Status200OK, "image/webp", "image/jpeg")
        .Refuses(PictureErrors.NotFound)
        .WithTags("pictures");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string pictureId, string form, HttpContext context, PictureStore store, CancellationToken ct)
    {
        if (!Guid.TryParse(pictureId, out var id) || await store.FindFormAsync(id, form, ct) is not { } content)
        {
            return PictureErrors.NotFound.ToProblem(context);
        }

        context.Response.Headers.CacheControl = Immutable;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(content, form.EndsWith(".jpg", StringComparison.Ordinal) ? "image/jpeg" : "image/webp");
    }
}
