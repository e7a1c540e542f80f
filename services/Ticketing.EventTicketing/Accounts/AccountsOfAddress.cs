using Microsoft.Extensions.Options;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// How many accounts one network address makes in a day, at all replicas together: counted in the transaction that makes
/// the account. Without the database there are no accounts at all, so nothing has to be decided for that case.
/// </summary>
internal sealed class AccountsOfAddress(Database database, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>Rows of other addresses that are over, deleted per account: enough to keep up, too few to be felt.</summary>
    private const int SweepLimit = 100;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Why no account is made for this address now; null when one may be.</summary>
    public async Task<Refusal?> FindRefusalAsync(HttpContext context, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await AllowanceUses.ForgetAsync(database, now, SweepLimit, ct);
        return await AllowanceUses.FindBlockAsync(database, [UseOf(context)], now, ct) is { } until
            ? AccountErrors.TooManyRegistrations with { RetryAfter = until - now }
            : null;
    }

    /// <summary>Counts the account that the transaction makes; null when the address may have it.</summary>
    public async Task<Refusal?> CountAsync(DatabaseTransaction transaction, HttpContext context, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var use = UseOf(context);
        var counted = (await AllowanceUses.CountAsync(transaction, [use], now, ct))[0];
        return counted.Uses > use.Allowance.Max
            ? AccountErrors.TooManyRegistrations with { RetryAfter = counted.WindowEndsAt - now }
            : null;
    }

    private AllowanceUse UseOf(HttpContext context) => new(
        new Allowance("registration", options.Value.RegistrationsPerDayPerAddress, Day), context.SenderAddress());
}
