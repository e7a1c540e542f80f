using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>
/// The second factor of an account: a code by time, a recovery code, or a passkey. Strangers who know the password fill
/// the lane of strangers for codes by time alone, so the owner always has a way in: a browser that the account knows, a
/// session, a passkey, and recovery codes, which nobody guesses and which are counted by address.
/// </summary>
internal sealed class SecondFactorCheck(
    SecondFactorStore factors, CodeThrottle throttle, PasskeyTable passkeys, PasskeyProof proof)
{
    /// <summary>128 bits are not guessed; the wait bounds the work.</summary>
    private static readonly TimeSpan LongestRecoveryWait = TimeSpan.FromMinutes(10);

    /// <summary>Why a log-in whose password was right goes no further; null where it does.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="request">With the code or the passkey's signature.</param>
    /// <param name="context">Where from.</param>
    /// <param name="device">The hash of a browser that the account knows, or null.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Refusal?> CheckLogInAsync(
        UserRow user, LogInRequest request, HttpContext context, byte[]? device, CancellationToken ct)
    {
        var hasCodes = await factors.IsOnAsync(user.UserId, ct);
        if (!hasCodes && user.Role != Roles.Operator)
        {
            return null;
        }

        if (!hasCodes && !await passkeys.HasAnyAsync(user.UserId, ct))
        {
            return AccountErrors.SecondFactorMissing;
        }

        if (request.Passkey is { } signed)
        {
            var (passkey, refusal) = await proof.CheckAsync(signed, ct);
            return refusal ?? (passkey!.UserId == user.UserId ? null : AccountErrors.PasskeyRefused);
        }

        if (string.IsNullOrWhiteSpace(request.Code))
        {
            return AccountErrors.SecondFactorRequired;
        }

        return device is null
            ? await UseCodeAsync(user.UserId, request.Code, "stranger", context, false, ct)
            : await UseCodeAsync(user.UserId, request.Code, Convert.ToHexString(device), context, true, ct);
    }

    /// <summary>Uses a code of somebody who is logged in; why not, if it is wrong or they tried too many.</summary>
    public Task<Refusal?> UseOwnCodeAsync(Guid userId, string? code, HttpContext context, CancellationToken ct) =>
        UseCodeAsync(userId, code ?? "", "session", context, true, ct);

    /// <summary>Whether log-ins of the account need a code.</summary>
    public Task<bool> NeedsCodeAsync(Guid userId, CancellationToken ct) => factors.IsOnAsync(userId, ct);

    private async Task<Refusal?> UseCodeAsync(
        Guid userId, string code, string who, HttpContext context, bool isOwners, CancellationToken ct)
    {
        var lane = TimeCodes.IsCode(code.Trim())
            ? CodeLane.OfTimeCodes(userId, who, isOwners)
            : CodeLane.Of(LongestRecoveryWait, isOwners, "recovery", userId.ToString(), who, context.SenderAddress());
        if (await throttle.BeginAsync(lane, ct) is { } tooMany)
        {
            return tooMany;
        }

        var use = await factors.UseAsync(userId, code, ct);
        if (use != CodeUse.Wrong)
        {
            await throttle.TakeBackAsync(lane, ct);
        }

        return use == CodeUse.Right ? null : AccountErrors.WrongCode;
    }
}
