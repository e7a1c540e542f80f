using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.ServiceDefaults.Auth.Sellers;

/// <summary>What an endpoint does for a seller: the rule for members and API keys.</summary>
public sealed record SellerRule(SellerAction Action);

/// <summary>States which endpoints a seller's team and API keys may call, and enforces it.</summary>
public static class SellerRuleExtensions
{
    /// <summary>For sellers, and for members and API keys that may do <paramref name="action"/> for one.</summary>
    public static TBuilder RequireSeller<TBuilder>(this TBuilder endpoint, SellerAction action)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policies.Seller).AllowSellerTeam(action);

    /// <summary>
    /// Lets members and API keys in that may do <paramref name="action"/>, at an endpoint that others use too. The
    /// endpoint checks the owner by <see cref="SellerClaims.SellerId"/>.
    /// </summary>
    public static TBuilder AllowSellerTeam<TBuilder>(this TBuilder endpoint, SellerAction action)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new SellerRule(action));

    /// <summary>
    /// Refuses delegated tokens where no <see cref="SellerRule"/> lets them in: an endpoint that says nothing is
    /// closed to them. What everybody may read without a token they may read too.
    /// </summary>
    internal static void UseSellerRules(this IApplicationBuilder app) => app.Use((context, next) =>
        !context.User.IsDelegated() || IsAllowed(context)
            ? next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "forbidden", ExplainRefusal(context))
                .ExecuteAsync(context));

    private static bool IsAllowed(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return true;
        }

        return endpoint.Metadata.GetMetadata<SellerRule>() is { } permission
            ? context.User.MayForSeller(permission.Action)
            : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
    }

    private static string ExplainRefusal(HttpContext context)
    {
        var action = context.GetEndpoint()?.Metadata.GetMetadata<SellerRule>()?.Action;
        return action is null ? "A token that acts for a seller may not do this."
            : context.User.IsApiKey() ? $"The API key lacks the scope {TeamPermissions.NameOf(action.Value)}."
            : $"Your role in the team does not allow {TeamPermissions.NameOf(action.Value)}.";
    }
}
