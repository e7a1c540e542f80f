using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom.JoinQueue;

/// <summary>Body of <c>POST /queue/{event_id}/entries</c>.</summary>
/// <param name="Nonce">32 hexadecimal digits that the device chose; the server chooses if it is absent.</param>
internal sealed record JoinQueueRequest(string? Nonce = null);

/// <summary>One's entry. With the user's id it finds one's own line in the proof.</summary>
/// <param name="Nonce">As chosen on entering first.</param>
/// <param name="Position">How many had entered, this one included.</param>
/// <param name="Place">One's place.</param>
internal sealed record QueueEntryResponse(string Nonce, int Position, QueuePlaceResponse Place);

/// <summary><c>POST /queue/{event_id}/entries</c>: one place for each account, however often it is asked for.</summary>
internal static class JoinQueueEndpoint
{
    public static void MapJoinQueue(this IEndpointRouteBuilder routes) => routes
        .MapPost("/queue/{eventId}/entries", HandleAsync)
        .RequireAuthorization(Policies.Buyer)
        .WithName("JoinQueue")
        .WithTags("waiting-room")
        .WithSummary("Enter a waiting room")
        .WithDescription(
            "The same place however often it is asked for. Before the sale the order is drawn of all who entered; later, "
            + "whoever enters is behind them. Whose turn has passed is let in again, as soon as the pace allows.")
        .Refuses(
            WaitingRoomErrors.NoWaitingRoom, WaitingRoomErrors.NotOpen, WaitingRoomErrors.Full, WaitingRoomErrors.Drawing);

    private static async Task<Results<Ok<QueueEntryResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, JoinQueueRequest? request, ClaimsPrincipal user, JoinWriter writer, TimeProvider clock,
        HttpContext context)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return WaitingRoomErrors.NoWaitingRoom.ToProblem(context);
        }

        if (ReadNonce(request?.Nonce) is not { } nonce)
        {
            return Refusal.Invalid("nonce", $"Must be {2 * DrawRules.NonceBytes} hexadecimal digits.").ToProblem(context);
        }

        var outcome = await writer.WriteAsync(new PendingJoin(id, user.UserId(), nonce));
        return outcome.Entry is not { } entry
            ? outcome.Refusal!.ToProblem(context)
            : TypedResults.Ok(new QueueEntryResponse(
                Convert.ToHexStringLower(entry.Nonce), entry.Position,
                QueuePlaceResponse.Of(outcome.Room!, entry.Person(), clock.GetUtcNow())));
    }

    /// <summary>Null if the text is none. Upper and lower case are the same nonce.</summary>
    private static byte[]? ReadNonce(string? text)
    {
        if (text is null)
        {
            return RandomNumberGenerator.GetBytes(DrawRules.NonceBytes);
        }

        var nonce = new byte[DrawRules.NonceBytes];
        return text.Length == 2 * nonce.Length
            && Convert.FromHexString(text, nonce, out _, out _) == System.Buffers.OperationStatus.Done
                ? nonce
                : null;
    }
}
