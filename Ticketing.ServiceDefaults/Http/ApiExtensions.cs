using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.OpenApi;
using Ticketing.ServiceDefaults.Telemetry;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>Problem details, JSON options, authentication and OpenAPI, shared by all HTTP APIs.</summary>
public static class ApiExtensions
{
    /// <summary>
    /// Adds problem details with <c>code</c>, snake_case JSON, OpenAPI and bearer authentication. Every
    /// endpoint needs a signed-in user unless it says <c>AllowAnonymous</c>.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="json">Source-generated JSON of the service's requests and answers, tried first.</param>
    /// <exception cref="InvalidOperationException"><c>Auth:PublicKey</c> is not configured.</exception>
    public static TBuilder AddTicketingApi<TBuilder>(this TBuilder builder, JsonSerializerContext? json = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = AddCode);
        builder.Services.AddExceptionHandler<OutageExceptionHandler>();

        // A body that cannot be bound throws, in every environment, so that one handler words the answer.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var o = options.SerializerOptions;
            o.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.NumberHandling = JsonNumberHandling.Strict;
            o.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            if (json is not null)
            {
                o.TypeInfoResolverChain.Insert(0, json);
            }
        });
        builder.Services.AddApiDocument();

        var publicKey = builder.Configuration["Auth:PublicKey"]
            ?? throw new InvalidOperationException("Auth:PublicKey is not configured; the AppHost sets it.");
        builder.Services.AddBearerAuthentication(publicKey);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Buyer, policy => policy.RequireRole(Policies.Buyer))
            .AddPolicy(Policies.Seller, policy => policy.RequireRole(Policies.Seller))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(Policies.Operator))
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser().Build());
        return builder;
    }

    /// <summary>The middleware for <see cref="AddTicketingApi"/>, in order; call it before mapping endpoints.</summary>
    public static WebApplication UseTicketingApi(this WebApplication app)
    {
        app.UseBookingScope();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseUtf8Only();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSellerRules();
        ApiDocument.Map(app);
        return app;
    }

    /// <summary>Problems made by the framework itself get the code of their status.</summary>
    private static void AddCode(ProblemDetailsContext context)
    {
        context.ProblemDetails.Extensions.TryAdd("code", context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "invalid-request",
            StatusCodes.Status401Unauthorized => "unauthenticated",
            StatusCodes.Status403Forbidden => "forbidden",
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "payload-too-large",
            StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
            StatusCodes.Status429TooManyRequests => "too-many-requests",
            _ => "error",
        });
    }
}
