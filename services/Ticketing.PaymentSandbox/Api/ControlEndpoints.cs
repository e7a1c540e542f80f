using Ticketing.PaymentSandbox.Books;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>For tests only, and closed unless configured: look into the books, hold calls, hasten events.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/control/books", (PaymentBooks books) =>
        {
            var (payments, refunds) = books.All();
            return TypedResults.Json(
                new BooksAnswer(
                    [.. payments.Select(p => PaymentAnswer.Of(p, ""))], [.. refunds.Select(RefundAnswer.Of)]),
                SandboxJson.Default.BooksAnswer);
        });
        routes.MapPost("/control/hold", (HoldRequest request, Steps steps) =>
        {
            steps.Hold(request.Step, request.BeforeBooking);
            return TypedResults.NoContent();
        });
        routes.MapGet("/control/waiting", (Steps steps) => TypedResults.Text($"{steps.Waiting}"));
        routes.MapPost("/control/release", (Steps steps) =>
        {
            steps.ReleaseAll();
            return TypedResults.NoContent();
        });
        routes.MapPost("/control/webhooks/now", (PaymentBooks books) => TypedResults.Text($"{books.Hasten()}"));
    }
}
