using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.LogIns;

/// <summary>
/// Asks somebody who is logged in for their password once more, before what a stolen session must not do. Wrong ones are
/// counted as at log-in.
/// </summary>
internal sealed class OwnPassword(
    EventTicketingDbContext db, Passwords passwords, LogInThrottle throttle, KnownDevices devices,
    SecondFactorCheck secondFactor)
{
    /// <summary>The account, or why not.</summary>
    public Task<(UserRow? User, Refusal? Refusal)> CheckAsync(
        HttpContext context, Guid userId, string? password, CancellationToken ct) =>
        CheckAsync(context, userId, password, _ => Task.FromResult<Refusal?>(null), ct);

    /// <summary>The same for the password and a code of the second factor.</summary>
    public Task<(UserRow? User, Refusal? Refusal)> CheckAsync(
        HttpContext context, Guid userId, string? password, string? code, CancellationToken ct) =>
        CheckAsync(context, userId, password, id => secondFactor.UseOwnCodeAsync(id, code, context, ct), ct);

    /// <summary>The password, and a code where log-ins of the account need one: what a log-in asks for.</summary>
    public Task<(UserRow? User, Refusal? Refusal)> CheckBothAsync(
        HttpContext context, Guid userId, string? password, string? code, CancellationToken ct) =>
        CheckAsync(
            context, userId, password,
            async id => await secondFactor.NeedsCodeAsync(id, ct)
                ? await secondFactor.UseOwnCodeAsync(id, code, context, ct)
                : null,
            ct);

    private async Task<(UserRow? User, Refusal? Refusal)> CheckAsync(
        HttpContext context, Guid userId, string? password, Func<Guid, Task<Refusal?>> checkCodeAsync,
        CancellationToken ct)
    {
        if (string.IsNullOrEmpty(password))
        {
            return (null, Refusal.Invalid("password", "Is missing."));
        }

        if (await db.Set<UserRow>().AsNoTracking().SingleOrDefaultAsync(u => u.UserId == userId, ct) is not { } user)
        {
            return (null, AccountErrors.AccountGone);
        }

        var attempt = await throttle.BeginAsync(
            user.Email, context, await devices.FindAsync(context.Request, userId, ct), ct);
        if (attempt.Refusal is { } tooMany)
        {
            return (null, tooMany);
        }

        var typed = password.Length <= UserRules.MaxPasswordLength ? password : "";
        switch (await passwords.CheckAsync(user.PasswordHash, typed, ct))
        {
            case null:
                await throttle.TakeBackAsync(attempt, ct);
                return (null, AccountErrors.TooManyLogIns);
            case PasswordCheck.Wrong:
                return (null, AccountErrors.WrongPassword);
            default:
                await throttle.TakeBackAsync(attempt, ct);
                var refusal = await checkCodeAsync(userId);
                return refusal is null ? (user, null)
                    : (null, refusal == AccountErrors.WrongCode ? AccountErrors.WrongNewCode : refusal);
        }
    }
}
