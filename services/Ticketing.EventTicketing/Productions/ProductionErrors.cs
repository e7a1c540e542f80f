using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Productions;

/// <summary>What finding and changing productions may be refused with.</summary>
internal static class ProductionErrors
{
    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "production-not-found", "There is no such production.");

    public static readonly Refusal NotYours = new(
        StatusCodes.Status403Forbidden, "not-your-production", "The production belongs to another seller.");

    public static readonly Refusal TooMany = new(
        StatusCodes.Status409Conflict, "too-many-productions", "You have as many productions as you may.");

    /// <summary>A list of one's own was asked for without a token.</summary>
    public static readonly Refusal NotLoggedIn = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "Log in to see your own productions.");
}
