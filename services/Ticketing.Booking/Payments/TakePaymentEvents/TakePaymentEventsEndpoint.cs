using System.Text;
using System.Text.Json;
using Ticketing.Booking.Payments.Providers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.TakePaymentEvents;

/// <summary>
/// <c>POST /payments/webhooks/{provider}</c>: the payment provider tells what happened. The signature is the
/// authentication. An event is only a reason to ask the provider, so one that comes twice, late, or before its time
/// changes nothing.
/// </summary>
internal static class TakePaymentEventsEndpoint
{
    // A real provider's largest events are some ten kilobytes.
    private const int MaxBodyBytes = 256 * 1024;

    public static void MapTakePaymentEvents(this IEndpointRouteBuilder routes) => routes
        .MapPost("/payments/webhooks/{provider}", HandleAsync)
        .WithName("TakePaymentEvents")
        .WithTags("payments")
        .WithSummary("Take an event of the payment provider")
        .WithDescription("For the provider. The signature is the authentication.")
        .Produces(StatusCodes.Status204NoContent)
        .Refuses(PaymentErrors.ProviderNotFound, PaymentErrors.BadSignature, Refusal.InvalidRequest)
        .Accepts<string>("application/json")
        .AllowAnonymous();

    private static async Task<IResult> HandleAsync(
        string provider, IPaymentProvider payments, IPaymentWebhooks webhooks, PaymentOptions options,
        TakePaymentEventsUseCase useCase, TimeProvider clock, HttpContext context)
    {
        if (provider != payments.Name)
        {
            return PaymentErrors.ProviderNotFound.ToProblem(context);
        }
        var body = await ReadAsync(context.Request);
        var signature = context.Request.Headers[webhooks.SignatureHeader].ToString();
        if (body is null || !WebhookSignature.IsValid(
            signature, body, options.WebhookSecret, clock.GetUtcNow(), options.WebhookTolerance))
        {
            return PaymentErrors.BadSignature.ToProblem(context);
        }
        ProviderEvent told;
        try
        {
            told = webhooks.Read(body);
        }
        catch (JsonException)
        {
            return Refusal.Invalid("body", "Not an event of this provider.").ToProblem(context);
        }
        await useCase.HandleAsync(told, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var read and > 0)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                return null;
            }
            body.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
