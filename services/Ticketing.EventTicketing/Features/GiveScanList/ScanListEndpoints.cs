using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Door;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Tickets;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.GiveScanList;

/// <summary>
/// A public key that tickets and lists are signed with: id in hex, SubjectPublicKeyInfo in base64, algorithm ES256.
/// </summary>
public sealed record TicketKeyAnswer(string KeyId, string Algorithm, string PublicKey);

/// <summary>Every key whose signatures are good; the one in use first.</summary>
public sealed record TicketKeysAnswer(IReadOnlyList<TicketKeyAnswer> Keys);

/// <summary>
/// <c>GET /events/{event_id}/scan-list</c> by seller and door staff, and <c>GET /tickets/keys</c> by anybody.
/// </summary>
public static class ScanListEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/scan-list", ListAsync)
            .RequireAuthorization().WithName("GetScanList")
                .WithSummary("Get the signed list for doors without a network")
                .WithDescription("Its format is in docs/api.md.")
                .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
                .WithETag()
                .Refuses(RefusalCodes.EventNotFound, RefusalCodes.NotDoorStaff, RefusalCodes.TooManyRequests).WithTags("door");
        app.MapGet("/tickets/keys", Keys).AllowAnonymous().WithName("GetTicketKeys")
            .WithSummary("List the public keys that tickets are signed with").WithTags("tickets");
    }

    private static async Task<IResult> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, ScanList list,
        TicketSigner signer, DocumentLane lane, TimeProvider time, CancellationToken ct)
    {
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return Answers.Of(refusal, context);
        }

        // Before it is read: what is newer than the list's time may be missing in it, never the other way round.
        var now = time.GetUtcNow();
        var entries = await list.ReadEntriesAsync(id, ct);
        var tag = new EntityTagHeaderValue($"\"{ScanList.TagOf(entries, signer)}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await lane.MakeAsync(() => ScanList.Write(id, entries, now, signer), ct);
        return bytes is null
            ? Answers.Of(DocumentLane.Busy, context)
            : TypedResults.Bytes(bytes, "application/octet-stream");
    }

    private static Ok<TicketKeysAnswer> Keys(TicketSigner signer) => TypedResults.Ok(new TicketKeysAnswer(
        [
            .. signer.Known.Select(key => new TicketKeyAnswer(
                Convert.ToHexStringLower(key.Id), "ES256", Convert.ToBase64String(key.PublicKey))),
        ]));
}
