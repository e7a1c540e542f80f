using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts.Listings;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>
/// <c>PUT</c> and <c>DELETE /events/{id}/picture</c>, and the same for every other kind of <see cref="PictureOwner"/>.
/// </summary>
internal static class ChangePicture
{
    private const int MaxAltLength = 300;

    private static readonly string AltError = $"Must have 1 to {MaxAltLength} characters, {VisibleText.Hint}.";

    public static void MapChangePicture(this IEndpointRouteBuilder app)
    {
        foreach (var owner in PictureOwner.All)
        {
            app.MapPut($"/{owner.Kind}/{{id}}/picture", (
                    string id, string? alt, ClaimsPrincipal caller, HttpContext context, PictureStore store,
                    PictureQueue queue, CancellationToken ct) => PutAsync(owner, id, alt, caller, context, store, queue, ct))
                .RequireSeller(SellerAction.EventsWrite)
                .WithMetadata(new RequestSizeLimitAttribute(PictureRules.MaxBytes))
                .Accepts<byte[]>("image/jpeg", "image/png", "image/webp")
                .WithName($"Put{Name(owner)}Picture")
                .WithSummary("Upload a picture, in the place of the one before")
                .WithDescription(
                    "The body is the file: JPEG, PNG or WebP, up to 5 MB and 24 million pixels. It is drawn anew in a few "
                    + "sizes, without its metadata. Its forms are at `/pictures/{picture_id}/{width}.webp` for each of its "
                    + "`widths`, and `/pictures/{picture_id}/preview.jpg`.")
                .WithQuery("alt", "What it shows, for those who do not see it; required.")
                .Refuses(
                    Refusal.InvalidRequest, PictureErrors.OwnerNotFound, PictureErrors.NotYours, PictureErrors.TooLarge,
                    PictureErrors.Unreadable, PictureErrors.WrongSize, PictureErrors.Busy)
                .WithTags("pictures");
            app.MapDelete($"/{owner.Kind}/{{id}}/picture", (
                    string id, ClaimsPrincipal caller, HttpContext context, PictureStore store, CancellationToken ct) =>
                    DeleteAsync(owner, id, caller, context, store, ct))
                .RequireSeller(SellerAction.EventsWrite)
                .WithName($"Delete{Name(owner)}Picture")
                .WithSummary("Delete a picture")
                .Refuses(PictureErrors.OwnerNotFound, PictureErrors.NotYours)
                .WithTags("pictures");
        }
    }

    /// <summary><c>SuperVenues</c> of <c>super-venues</c>.</summary>
    private static string Name(PictureOwner owner) =>
        string.Concat(owner.Kind.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static async Task<Results<Ok<PictureFacts>, ProblemHttpResult>> PutAsync(
        PictureOwner owner, string id, string? alt, ClaimsPrincipal caller, HttpContext context, PictureStore store,
        PictureQueue queue, CancellationToken ct)
    {
        var seller = caller.SellerId().Value;
        if (await ExplainRefusalAsync(owner, id, seller, store, ct) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!VisibleText.TryLine(alt, 1, MaxAltLength, out var text))
        {
            return Refusal.Invalid("alt", AltError).ToProblem(context);
        }

        using var turn = await queue.EnterAsync(ct);
        if (!turn.IsAcquired)
        {
            return PictureErrors.Busy.ToProblem(context);
        }

        if (await ReadAsync(context.Request, ct) is not { } upload)
        {
            return PictureErrors.TooLarge.ToProblem(context);
        }

        var (picture, isWrongSize) = await Task.Run(() => PictureForms.Make(upload), ct);
        return picture is null
            ? (isWrongSize ? PictureErrors.WrongSize : PictureErrors.Unreadable).ToProblem(context)
            : TypedResults.Ok(await store.ReplaceAsync(
                owner, id, seller, text, picture, EntryOf("picture-changed", owner, id, seller, caller), ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        PictureOwner owner, string id, ClaimsPrincipal caller, HttpContext context, PictureStore store,
        CancellationToken ct)
    {
        var seller = caller.SellerId().Value;
        if (await ExplainRefusalAsync(owner, id, seller, store, ct) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        await store.RemoveAsync(owner, id, EntryOf("picture-deleted", owner, id, seller, caller), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Refusal?> ExplainRefusalAsync(
        PictureOwner owner, string id, Guid seller, PictureStore store, CancellationToken ct) =>
        !owner.IsId(id) || await store.FindSellerAsync(owner, id, ct) is not { } found ? PictureErrors.OwnerNotFound
        : found == seller ? null
        : PictureErrors.NotYours;

    private static AuditEntry EntryOf(
        string kind, PictureOwner owner, string id, Guid seller, ClaimsPrincipal caller) =>
        new(kind, AuditActor.Of(caller))
        {
            SellerId = seller, Details = new Dictionary<string, string> { ["owner"] = $"{owner.Kind}/{id}" },
        };

    /// <summary>Null if it is too large. The gateway has taken it in whole, so it does not come slowly.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > PictureRules.MaxBytes)
        {
            return null;
        }

        using var upload = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            upload.Write(buffer, 0, read);
            if (upload.Length > PictureRules.MaxBytes)
            {
                return null;
            }
        }

        return upload.ToArray();
    }
}
