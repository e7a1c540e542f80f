using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary>
/// <c>POST /sellers/me/codes/{code_id}/edit</c> and <c>/stop</c>, and
/// <c>/sellers/me/codes/batches/{batch_id}/stop</c>. What a code is worth never changes: who wants another worth makes
/// another code. Orders that have it keep what they were promised.
/// </summary>
internal static class ChangeCode
{
    public static void MapChangeCode(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sellers/me/codes/{codeId}/edit", EditAsync)
            .WithName("EditCode")
            .WithTags("codes")
            .WithSummary("Change when, where and how often a code counts")
            .WithDescription("The terms as a whole: what is left out does not matter any more. Orders that have it keep it.")
            .Refuses(
                Refusal.InvalidRequest, CodeErrors.NoSuchCode, CodeErrors.CodeChanged, BookingErrors.EmailNotVerified)
            .Produces<CodeResponse>()
            .RequireSeller(SellerAction.EventsWrite);
        routes.MapPost("/sellers/me/codes/{codeId}/stop", StopAsync)
            .WithName("StopCode")
            .WithTags("codes")
            .WithSummary("Stop a code for new orders")
            .Refuses(CodeErrors.NoSuchCode)
            .Produces<CodeResponse>()
            .RequireSeller(SellerAction.EventsWrite);
        routes.MapPost("/sellers/me/codes/batches/{batchId}/stop", StopBatchAsync)
            .WithName("StopCodes")
            .WithTags("codes")
            .WithSummary("Stop all codes of a batch for new orders")
            .WithDescription("`stopped` says how many were not stopped before.")
            .Refuses(CodeErrors.NoSuchCode)
            .Produces<StoppedCodesResponse>()
            .RequireSeller(SellerAction.EventsWrite);
    }

    private static async Task<IResult> StopBatchAsync(
        string batchId, CodeStore store, ClaimsPrincipal user, HttpContext context) =>
        Guid.TryParse(batchId, out var id)
        && await store.StopBatchAsync(user.SellerId(), id, AuditActor.Of(user), context.RequestAborted) is { } stopped
            ? TypedResults.Ok(new StoppedCodesResponse(id, stopped))
            : CodeErrors.NoSuchCode.ToProblem(context);

    private static async Task<IResult> EditAsync(
        string codeId, EditCodeRequest request, CodeStore store, ClaimsPrincipal user, HttpContext context)
    {
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        var errors = new Dictionary<string, string[]>();
        var terms = CodeTerms.Read(request, errors);
        if (request.Edition is not >= 1)
        {
            errors["edition"] = ["The edition of the code that was read."];
        }
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors).ToProblem(context);
        }
        var (seller, ct) = (user.SellerId(), context.RequestAborted);
        if (!Guid.TryParse(codeId, out var id))
        {
            return CodeErrors.NoSuchCode.ToProblem(context);
        }
        if (await store.ChangeAsync(seller, id, request.Edition!.Value, terms, AuditActor.Of(user), ct) is { } changed)
        {
            return TypedResults.Ok(CodeResponse.Of(changed));
        }
        return (await store.FindAsync(seller, id, ct) is null ? CodeErrors.NoSuchCode : CodeErrors.CodeChanged)
            .ToProblem(context);
    }

    private static async Task<IResult> StopAsync(
        string codeId, CodeStore store, ClaimsPrincipal user, HttpContext context)
    {
        var (seller, ct) = (user.SellerId(), context.RequestAborted);
        // Stopped before: the answer is the same.
        return Guid.TryParse(codeId, out var id)
            && (await store.StopAsync(seller, id, AuditActor.Of(user), ct) ?? await store.FindAsync(seller, id, ct)) is { } row
                ? TypedResults.Ok(CodeResponse.Of(row))
                : CodeErrors.NoSuchCode.ToProblem(context);
    }
}
