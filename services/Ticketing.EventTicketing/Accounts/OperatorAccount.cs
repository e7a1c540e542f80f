using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// Makes the operator's account from the configuration (<c>Ticketing:Operator:Email</c> and <c>:Password</c>)
/// when the service starts, because nobody may register as one. A changed password in the configuration
/// becomes the account's and ends the sessions of the old one. Operators need a second factor:
/// <c>Ticketing:Operator:TotpSecret</c>, in base32, is what an authenticator app is given.
/// </summary>
internal sealed partial class OperatorAccount(
    Database database, Passwords passwords, SessionEndings endings, SecretCipher cipher, SecondFactorStore factors,
    IConfiguration configuration, TimeProvider time, ILogger<OperatorAccount> log) : BackgroundService
{
    private const string FindHash = "SELECT password_hash FROM users WHERE email = @Email AND role = @Operator";

    /// <summary>An address that somebody registered as a buyer or seller never turns into an operator's.</summary>
    private const string Save =
        """
        INSERT INTO users (user_id, email, name, role, password_hash, created_at)
        VALUES (@UserId, @Email, 'Operator', @Operator, @Hash, @Now)
        ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash WHERE users.role = @Operator
        """;

    private const string FindId = "SELECT user_id FROM users WHERE email = @Email AND role = @Operator";

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var password = configuration["Ticketing:Operator:Password"];
        if (!EmailAddress.TryNormalise(configuration["Ticketing:Operator:Email"], out var email)
            || string.IsNullOrEmpty(password))
        {
            NotConfigured(log);
            return;
        }

        while (!await TryMakeAsync(email, password, stoppingToken))
        {
            await Task.Delay(TryAgainAfter, time, stoppingToken);
        }
    }

    private async Task<bool> TryMakeAsync(string email, string password, CancellationToken ct)
    {
        try
        {
            var known = await database.FindAsync<string>(FindHash, new { Email = email, Roles.Operator }, ct);
            if (known is not null && await passwords.CheckAsync(known, password, ct) is PasswordCheck.Right)
            {
                await ConfigureSecondFactorAsync(email, ct);
                return true;
            }

            if (await passwords.HashAsync(password, ct) is not { } hash)
            {
                return false;
            }

            var now = time.GetUtcNow();
            var account = new
            {
                UserId = UserId.New(now).Value, Email = email, Roles.Operator, Hash = hash, Now = now,
            };
            var made = await database.ExecuteAsync(Save, account, ct);
            if (known is not null)
            {
                await endings.EndAllAsync(
                    await database.FindAsync<Guid>(FindId, new { Email = email, Roles.Operator }, ct), ct);
            }

            await ConfigureSecondFactorAsync(email, ct);
            (made == 1 ? Made : (Action<ILogger>)AddressTaken)(log);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            Failed(log, e);
            return false;
        }
    }

    private async Task ConfigureSecondFactorAsync(string email, CancellationToken ct)
    {
        if (configuration["Ticketing:Operator:TotpSecret"] is not { Length: > 0 } text || !cipher.HasKey)
        {
            NoSecondFactor(log, SecretCipher.Setting);
            return;
        }

        if (await database.FindAsync<Guid?>(FindId, new { Email = email, Roles.Operator }, ct) is { } id)
        {
            await factors.ConfigureAsync(id, TimeCodes.SecretOf(text), ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "The operator cannot log in: Ticketing:Operator:TotpSecret or {Setting} is not set")]
    private static partial void NoSecondFactor(ILogger logger, string setting);

    [LoggerMessage(LogLevel.Information, "No operator account is configured (Ticketing:Operator:Email and :Password)")]
    private static partial void NotConfigured(ILogger logger);

    [LoggerMessage(LogLevel.Information, "The operator's account is up to date")]
    private static partial void Made(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The operator's address belongs to a buyer or seller: there is no operator account")]
    private static partial void AddressTaken(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The operator's account could not be made yet")]
    private static partial void Failed(ILogger logger, Exception exception);
}
