using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.LogIns;

/// <summary>
/// Starts a session for the right password and, where the account has a second factor, the right code. Every attempt is
/// counted before anything is looked at, and taken back when it turns out to be the owner's.
/// </summary>
internal sealed class LogInUseCase(
    EventTicketingDbContext db, Database database, Passwords passwords, SecondFactorCheck secondFactor,
    LogInThrottle throttle, KnownDevices devices, Sessions sessions)
{
    /// <summary>Not where the password was replaced in the meantime.</summary>
    private const string StoreHash =
        "UPDATE users SET password_hash = @Hash WHERE user_id = @UserId AND password_hash = @PasswordHash";

    public async Task<(SessionGrant? Grant, Refusal? Refusal)> HandleAsync(
        LogInRequest request, HttpContext context, CancellationToken ct)
    {
        var user = await FindAsync(request.Email, ct);
        var device = user is null ? null : await devices.FindAsync(context.Request, user.UserId, ct);
        var attempt = await throttle.BeginAsync(request.Email, context, device, ct);
        if (attempt.Refusal is { } tooMany)
        {
            return (null, tooMany);
        }

        // No account has a longer password, so the empty one stands for it: the text to hash stays bounded.
        var password = request.Password!.Length <= UserRules.MaxPasswordLength ? request.Password : "";
        var check = await passwords.CheckAsync(user?.PasswordHash, password, ct);
        if (check is null)
        {
            await throttle.TakeBackAsync(attempt, ct);
            return (null, AccountErrors.TooManyLogIns);
        }

        // An operator does not log in through the public gateway: there the account does not exist.
        if (user is null || check is PasswordCheck.Wrong
            || (user.Role == Roles.Operator && PublicGateway.IsClosedToOperators(context.Request)))
        {
            return (null, AccountErrors.InvalidCredentials);
        }

        if (user.LockedAt is not null)
        {
            await throttle.TakeBackAsync(attempt, ct);
            return (null, AccountErrors.AccountLocked);
        }

        var refusal = await secondFactor.CheckLogInAsync(user, request, context, device, ct);
        if (refusal != AccountErrors.WrongCode)
        {
            await throttle.TakeBackAsync(attempt, ct);
        }

        return refusal is null ? await StartAsync(user, check, password, context, ct) : (null, refusal);
    }

    private async Task<UserRow?> FindAsync(string? email, CancellationToken ct)
    {
        var forms = StoredAddress.FormsOf(email);
        var users = await db.Set<UserRow>().AsNoTracking().Where(u => forms.Contains(u.Email)).ToListAsync(ct);
        return users.MinBy(u => Array.IndexOf(forms, u.Email));
    }

    private async Task<(SessionGrant? Grant, Refusal? Refusal)> StartAsync(
        UserRow user, PasswordCheck? check, string password, HttpContext context, CancellationToken ct)
    {
        // When the queue is full, the stronger hash is made at the next log-in.
        if (check is PasswordCheck.RightButOutdated && await passwords.HashAsync(password, ct) is { } hash
            && await database.ExecuteAsync(StoreHash, new { user.UserId, user.PasswordHash, Hash = hash }, ct) == 1)
        {
            user.PasswordHash = hash;
        }

        return await sessions.StartAsync(user, DeviceName.Of(context.Request.Headers.UserAgent), ct) is { } grant
            ? (grant, null)
            : (null, AccountErrors.InvalidCredentials);
    }
}
