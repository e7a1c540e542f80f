using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// JwtBearer with our tokens and our refusals, which are problem details: 401 <c>unauthenticated</c> and 403
/// <c>forbidden</c>. See docs/adr/0003.
/// </summary>
internal static class BearerAuthentication
{
    /// <param name="services">Of a service.</param>
    /// <param name="publicKey">SubjectPublicKeyInfo, base64, curve P-256.</param>
    public static void AddBearerAuthentication(this IServiceCollection services, string publicKey)
    {
        services.AddSingleton(provider => new EndedSessions(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AccessTokens(
            publicKey, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<EndedSessions>()));
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokens>((options, tokens) =>
            {
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(tokens);
                options.TokenValidationParameters = tokens.Rules;
                options.SaveToken = false;
                options.Events = new JwtBearerEvents { OnChallenge = ChallengeAsync, OnForbidden = ForbidAsync };
            });
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
        return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated",
            "Sign in first: the request has no valid access token, or it has expired.")
            .ExecuteAsync(context.HttpContext);
    }

    private static Task ForbidAsync(ForbiddenContext context) =>
        Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Your role may not do this.")
            .ExecuteAsync(context.HttpContext);
}
