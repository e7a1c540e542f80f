using System.Globalization;
using System.Net;
using Ticketing.PaymentSandbox.Books;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>
/// The page of the buyer's bank: approve or refuse, then back to the shop. The payment's own id in the address is 96
/// random bits and known to the shop and the buyer alone.
/// </summary>
internal static class ThreeDSecurePage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    public static void MapThreeDSecure(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/3ds/{reference}", Show);
        routes.MapPost("/3ds/{reference}/approve", (string reference, PaymentBooks books) =>
            Back(books.Answer(reference, approved: true)));
        routes.MapPost("/3ds/{reference}/refuse", (string reference, PaymentBooks books) =>
            Back(books.Answer(reference, approved: false)));
    }

    private static IResult Show(string reference, PaymentBooks books, HttpContext context)
    {
        if (books.Find(reference) is not { } payment)
        {
            return TypedResults.NotFound();
        }
        if (payment.Status != PaymentStatus.RequiresAction)
        {
            return Back(payment);
        }
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        var amount = WebUtility.HtmlEncode(
            $"{(payment.Amount / 100m).ToString("N2", CultureInfo.InvariantCulture)} {payment.Currency}");
        var path = $"/3ds/{WebUtility.HtmlEncode(reference)}";
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Test bank</title>
            <style>
              body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 3rem auto; padding: 0 1rem; }
              button { font: inherit; padding: .6rem 1.2rem; margin-right: .5rem; }
            </style></head>
            <body><main><h1>Test bank</h1>
            <p>Confirm the payment of <strong>{{amount}}</strong>. This is a test: no real money moves.</p>
            <form method="post" action="{{path}}/approve"><button>Approve</button></form>
            <form method="post" action="{{path}}/refuse"><button>Refuse</button></form>
            </main></body></html>
            """,
            "text/html; charset=utf-8");
    }

    private static IResult Back(Payment? payment) => payment switch
    {
        null => TypedResults.NotFound(),
        { ReturnUrl: { Length: > 0 } url } => new SeeOther(url),
        _ => TypedResults.Text("Done. You may close this page."),
    };

    /// <summary>303: the browser asks the shop by GET, whatever it did here.</summary>
    private sealed class SeeOther(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
