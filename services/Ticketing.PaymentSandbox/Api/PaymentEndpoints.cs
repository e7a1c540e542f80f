using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.PaymentSandbox.Books;
using Ticketing.PaymentSandbox.Cards;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>
/// Payments and refunds. The key in the path is the shop's idempotency key: the same call again is the same payment
/// and answers the same.
/// </summary>
internal static class PaymentEndpoints
{
    // How long the "webhook before the answer" card waits for its webhook to be taken.
    private static readonly TimeSpan WebhookFirstAtMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/v1/payments/{key:guid}", AuthoriseAsync);
        routes.MapPost("/v1/payments/{key:guid}/capture", CaptureAsync);
        routes.MapPost("/v1/payments/{key:guid}/void", VoidAsync);
        routes.MapGet("/v1/payments/{key:guid}", ReadAsync);
        routes.MapPut("/v1/refunds/{key:guid}", RefundAsync);
    }

    private static async Task<IResult> AuthoriseAsync(
        Guid key, PaymentRequest request, PaymentBooks books, Steps steps, SandboxOptions options,
        TimeProvider clock, HttpContext context)
    {
        var ct = context.RequestAborted;
        await steps.PassAsync("authorise", before: true, ct);
        if (request is not { Amount: >= 0, Currency.Length: 3, Token.Length: > 0 })
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "invalid-request", "Amount, currency or token.");
        }
        var payment = books.Authorise(key, request.Amount, request.Currency, request.Token, request.ReturnUrl);
        if (payment.Status != PaymentStatus.Voided && payment.Amount != request.Amount)
        {
            return Refuse(StatusCodes.Status409Conflict, "key-reused", "The key belongs to another payment.");
        }
        await steps.PassAsync("authorise", before: false, ct);
        if (payment.Behaviour == Behaviour.Slow)
        {
            // Also when asked again: the card is slow, not its first request.
            await Task.Delay(options.SlowAnswer, clock, ct);
        }
        if (payment.Behaviour == Behaviour.WebhookBeforeAnswer)
        {
            await UntilToldAsync(key, books, clock, ct);
        }
        return Answer(books.Find(key)!, options, context);
    }

    private static async Task<IResult> CaptureAsync(
        Guid key, CaptureRequest request, PaymentBooks books, Steps steps, SandboxOptions options,
        HttpContext context)
    {
        await steps.PassAsync("capture", before: true, context.RequestAborted);
        if (books.Capture(key, request.Amount) is not { } payment)
        {
            return NotFound;
        }
        if (payment.Status == PaymentStatus.Authorised)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "invalid-amount", "More than was authorised.");
        }
        await steps.PassAsync("capture", before: false, context.RequestAborted);
        if (payment is { Behaviour: Behaviour.CaptureAnswerLost, Status: PaymentStatus.Captured })
        {
            context.Abort();
            return TypedResults.Empty;
        }
        return Answer(payment, options, context);
    }

    private static async Task<IResult> VoidAsync(
        Guid key, PaymentBooks books, Steps steps, SandboxOptions options, HttpContext context)
    {
        await steps.PassAsync("void", before: true, context.RequestAborted);
        var payment = books.Void(key);
        await steps.PassAsync("void", before: false, context.RequestAborted);
        return Answer(payment, options, context);
    }

    private static async Task<IResult> ReadAsync(
        Guid key, PaymentBooks books, Steps steps, SandboxOptions options, HttpContext context)
    {
        await steps.PassAsync("read", before: true, context.RequestAborted);
        return books.Find(key) is { } payment ? Answer(payment, options, context) : NotFound;
    }

    private static async Task<IResult> RefundAsync(
        Guid key, RefundRequest request, PaymentBooks books, Steps steps, HttpContext context)
    {
        await steps.PassAsync("refund", before: true, context.RequestAborted);
        var refund = books.Refund(key, request.Payment, request.Amount);
        await steps.PassAsync("refund", before: false, context.RequestAborted);
        return TypedResults.Json(RefundAnswer.Of(refund), SandboxJson.Default.RefundAnswer);
    }

    private static async Task UntilToldAsync(
        Guid key, PaymentBooks books, TimeProvider clock, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (books.IsTelling(key) && clock.GetElapsedTime(started) < WebhookFirstAtMost)
        {
            await Task.Delay(LookAgainAfter, clock, ct);
        }
    }

    private static JsonHttpResult<PaymentAnswer> Answer(Payment payment, SandboxOptions options, HttpContext context)
    {
        var origin = options.PublicUrl.Length > 0
            ? options.PublicUrl.TrimEnd('/')
            : $"{context.Request.Scheme}://{context.Request.Host}";
        return TypedResults.Json(PaymentAnswer.Of(payment, origin), SandboxJson.Default.PaymentAnswer);
    }

    private static JsonHttpResult<SandboxError> NotFound =>
        Refuse(StatusCodes.Status404NotFound, "payment-not-found", "There is no payment with this key.");

    private static JsonHttpResult<SandboxError> Refuse(int status, string code, string detail) =>
        TypedResults.Json(new SandboxError(code, detail), SandboxJson.Default.SandboxError, statusCode: status);
}
