using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>Whether log-ins need a code, and how many recovery codes are left.</summary>
internal sealed record SecondFactorResponse(bool Enabled, long RecoveryCodesLeft);

/// <summary>A secret for an authenticator app: as text, as address, and as the SVG of its QR code.</summary>
internal sealed record NewSecondFactorResponse(string Secret, string Uri, string QrSvg);

/// <summary>Codes of which each is good once instead of one of the app. Shown this once.</summary>
internal sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);

/// <summary>Body of <c>POST /users/me/second-factor</c>.</summary>
internal sealed record BeginSecondFactorRequest([property: Required] string? Password);

/// <summary>Body of <c>POST /users/me/second-factor/confirm</c>.</summary>
internal sealed record ConfirmSecondFactorRequest([property: Required] string? Code);

/// <summary>Body of <c>POST /users/me/second-factor/remove</c>.</summary>
internal sealed record RemoveSecondFactorRequest([property: Required] string? Password, [property: Required] string? Code);

/// <summary><c>/users/me/second-factor</c>: sets a second factor up, and takes it away.</summary>
internal static class ManageSecondFactor
{
    private const string Path = "/users/me/second-factor";

    public static void MapManageSecondFactor(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, GetAsync).RequireAuthorization().WithName("GetSecondFactor").WithTags("users")
            .WithSummary("Say whether log-ins of the caller need a code");
        app.MapPost(Path, BeginAsync).RequireAuthorization().WithName("BeginSecondFactor").WithTags("users")
            .WithSummary("Get a secret for an authenticator app")
            .WithDescription("It counts once a first code was shown. Until then it may be asked for again.")
            .Refuses(
                AccountErrors.WrongPassword, AccountErrors.EmailNotVerified, AccountErrors.SecondFactorOn,
                AccountErrors.NoSecondFactorKey);
        app.MapPost($"{Path}/confirm", ConfirmAsync).RequireAuthorization().WithName("ConfirmSecondFactor")
            .WithTags("users").WithSummary("Switch the second factor on by a first code of the app")
            .WithDescription("Answers ten recovery codes, each good once. They are shown this once.")
            .Refuses(AccountErrors.WrongNewCode);
        app.MapPost($"{Path}/remove", RemoveAsync).RequireAuthorization().WithName("RemoveSecondFactor")
            .WithTags("users").WithSummary("Switch the second factor off")
            .Refuses(
                AccountErrors.WrongPassword, AccountErrors.WrongNewCode, AccountErrors.TooManyWrongCodes,
                AccountErrors.OperatorByConfiguration);
    }

    private static async Task<Ok<SecondFactorResponse>> GetAsync(
        ClaimsPrincipal caller, SecondFactorStore factors, CancellationToken ct)
    {
        var id = caller.UserId().Value;
        return TypedResults.Ok(new SecondFactorResponse(
            await factors.IsOnAsync(id, ct), await factors.CountRecoveryCodesAsync(id, ct)));
    }

    private static async Task<Results<Ok<NewSecondFactorResponse>, ProblemHttpResult>> BeginAsync(
        BeginSecondFactorRequest request, ClaimsPrincipal caller, HttpContext context, OwnPassword own,
        SecretCipher cipher, SecondFactorStore factors, IOptions<AccountsOptions> options, CancellationToken ct)
    {
        if (!cipher.HasKey)
        {
            return AccountErrors.NoSecondFactorKey.ToProblem(context);
        }

        var (user, refusal) = await own.CheckAsync(context, caller.UserId().Value, request.Password, ct);
        if (user is null)
        {
            return refusal!.ToProblem(context);
        }

        if (!options.Value.IsVerified(user))
        {
            return AccountErrors.EmailNotVerified.ToProblem(context);
        }

        if (await factors.BeginAsync(user.UserId, ct) is not { } secret)
        {
            return AccountErrors.SecondFactorOn.ToProblem(context);
        }

        var uri = TimeCodes.UriOf(secret, user.Email);
        return TypedResults.Ok(
            new NewSecondFactorResponse(TimeCodes.TextOf(secret), uri, new QrDrawing(uri).Svg()));
    }

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> ConfirmAsync(
        ConfirmSecondFactorRequest request, ClaimsPrincipal caller, HttpContext context, SecondFactorStore factors,
        CancellationToken ct) =>
        await factors.ConfirmAsync(caller.UserId().Value, request.Code?.Trim() ?? "", ct) is { } codes
            ? TypedResults.Ok(new RecoveryCodesResponse(codes))
            : AccountErrors.WrongNewCode.ToProblem(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        RemoveSecondFactorRequest request, ClaimsPrincipal caller, HttpContext context, OwnPassword own,
        SecondFactorStore factors, CancellationToken ct)
    {
        if (caller.Role() == Roles.Operator)
        {
            return AccountErrors.OperatorByConfiguration.ToProblem(context);
        }

        var (user, refusal) = await own.CheckAsync(
            context, caller.UserId().Value, request.Password, request.Code, ct);
        if (user is null)
        {
            return refusal!.ToProblem(context);
        }

        await factors.RemoveAsync(user.UserId, ct);
        return TypedResults.NoContent();
    }
}
