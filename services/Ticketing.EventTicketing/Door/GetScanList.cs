using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Door;

/// <summary><c>GET /events/{event_id}/scan-list</c>, by seller and door staff.</summary>
internal static class GetScanList
{
    public static void MapGetScanList(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/scan-list", HandleAsync)
        .RequireAuthorization()
        .AllowSellerTeam(SellerAction.TicketsScan)
        .WithName("GetScanList")
        .WithSummary("Get the signed list for doors without a network")
        .WithDescription("Its format is in docs/api.md. The header `Door-Contact` goes with scans made by the list.")
        .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
        .WithETag()
        .Refuses(EventErrors.NotFound, DoorErrors.NotDoorStaff, TicketErrors.TooManyDocuments)
        .WithTags("door");

    private static async Task<IResult> HandleAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, ScanList list,
        TicketSigner signer, DocumentQueue documents, TimeProvider time, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        // Taken before the read: a list may lack what is newer than its time, never anything older.
        var now = time.GetUtcNow();
        var entries = await list.ReadEntriesAsync(id, ct);
        var tag = new EntityTagHeaderValue($"\"{ScanList.TagOf(entries, signer)}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers[DoorContact.Header] = DoorContact.Write(id, now, signer);
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await documents.MakeAsync(() => ScanList.Write(id, entries, now, signer), ct);
        return bytes is null
            ? TicketErrors.TooManyDocuments.ToProblem(context)
            : TypedResults.Bytes(bytes, "application/octet-stream");
    }
}
