using Scalar.AspNetCore;
using Ticketing.Contracts.Channels;

namespace Ticketing.Gateway.Reference;

/// <summary>
/// The API reference at <c>/docs</c>: Scalar, which brings its script along, with the services' OpenAPI documents
/// (<c>/openapi/orders.json</c> and so on). Nothing of it comes from another origin or is sent to one.
/// </summary>
internal static class ApiReference
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/docs";

    /// <summary>The public documents: name, title, and the service that writes it.</summary>
    public static readonly IReadOnlyList<(string Name, string Title, string Service)> Documents =
    [
        ("events", "Events, tickets, users", ServiceNames.EventTicketing),
        ("orders", "Orders, payments, waitlist", ServiceNames.Booking),
        ("seats", "Live seats", ServiceNames.SeatReservation),
    ];

    public static void MapApiReference(this IEndpointRouteBuilder routes) =>
        routes.MapScalarApiReference(Path, options =>
        {
            options.WithTitle("Ticketing API").WithNonce();
            options.WithOpenApiRoutePattern("/openapi/{documentName}.json");
            foreach (var (name, title, _) in Documents)
            {
                options.AddDocument(name, title);
            }

            // All of these would ask or tell other origins.
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
            options.AddPreferredSecuritySchemes("bearer").HideClientButton().HideDeveloperTools();
        });

    /// <summary>
    /// Gives the page what it needs besides the policy of all pages: its one inline script, by a nonce, and the styles that
    /// it writes while it runs.
    /// </summary>
    public static IApplicationBuilder UseApiReferencePolicy(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Path),
        docs => docs.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Items.TryGetValue(ScalarOptions.NonceHttpContextItemKey, out var nonce))
                {
                    context.Response.Headers.ContentSecurityPolicy =
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; connect-src 'self'; "
                        + $"img-src 'self' data:; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'";
                }

                return Task.CompletedTask;
            });
            return next(context);
        }));
}
