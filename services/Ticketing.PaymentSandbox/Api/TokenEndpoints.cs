using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.PaymentSandbox.Books;
using Ticketing.PaymentSandbox.Cards;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>
/// <c>POST /v1/tokens</c>: the only place a card number goes to. Called by the buyer's browser, never by the shop.
/// </summary>
internal static class TokenEndpoints
{
    private const int MaxBodyBytes = 1_024;

    public static void MapTokens(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/tokens", Handle)
        .WithMetadata(new RequestSizeLimit(MaxBodyBytes));

    private static IResult Handle(CardRequest card, PaymentBooks books, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (TestCards.Digits(card.Number) is not { } digits)
        {
            return Refuse("invalid-number", "The card number is wrong.");
        }
        if (card.ExpMonth is not (>= 1 and <= 12)
            || card.ExpYear is not (>= 2000 and <= 2100)
            || (card.ExpYear * 12) + card.ExpMonth < (now.Year * 12) + now.Month)
        {
            return Refuse("invalid-expiry", "The card has expired.");
        }
        if (card.Cvc is not { Length: 3 or 4 } || !card.Cvc.All(char.IsAsciiDigit))
        {
            return Refuse("invalid-cvc", "The security code is wrong.");
        }
        var token = books.Tokenise(digits);
        return TypedResults.Json(
            new TokenAnswer(token.Id, token.Brand, token.Last4),
            SandboxJson.Default.TokenAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static JsonHttpResult<SandboxError> Refuse(string code, string detail) => TypedResults.Json(
        new SandboxError(code, detail),
        SandboxJson.Default.SandboxError,
        statusCode: StatusCodes.Status422UnprocessableEntity);

    private sealed record RequestSizeLimit(long? MaxRequestBodySize)
        : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
