using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.LogIns;

/// <summary>An attempt that is counted until it turns out to be the owner's.</summary>
/// <param name="Lanes">Where it is counted.</param>
/// <param name="Refusal">Why the password is not even looked at.</param>
internal sealed record LogInAttempt(byte[][] Lanes, Refusal? Refusal);

/// <summary>
/// Bounds how many passwords may be tried (docs/adr/0038). A browser that its owner has logged in with before has a lane of
/// its own, so nobody can lock an owner out; all others are counted by account and address, by account, and by address.
/// An attempt is counted before its password is looked at: a hundred at once get no more tries than one after another.
/// </summary>
internal sealed class LogInThrottle(Database database, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>First bytes of an IPv6 address: a household has at least a /64.</summary>
    private const int PrefixBytes = 8;

    /// <summary>Lanes whose time is over, forgotten by an attempt: more than it makes.</summary>
    private const int ForgottenAtOnce = 10;

    /// <summary>In order of the lanes, so that two attempts never wait for each other.</summary>
    private const string Count =
        """
        WITH forgotten AS (
            DELETE FROM login_attempts WHERE lane IN (
                SELECT lane FROM login_attempts WHERE window_ends_at <= @Now AND lane <> ALL (@Lanes)
                ORDER BY window_ends_at LIMIT @ForgottenAtOnce FOR UPDATE SKIP LOCKED))
        INSERT INTO login_attempts AS a (lane, failures, window_ends_at)
        SELECT lane, 1, ends FROM unnest(@Lanes, @Ends) AS t (lane, ends) ORDER BY lane
        ON CONFLICT (lane) DO UPDATE SET
            failures = CASE WHEN a.window_ends_at <= @Now THEN 1 ELSE least(a.failures + 1, 1000000) END,
            window_ends_at = CASE WHEN a.window_ends_at <= @Now THEN excluded.window_ends_at ELSE a.window_ends_at END
        RETURNING lane AS key, failures, window_ends_at
        """;

    private const string TakeBack =
        """
        UPDATE login_attempts a SET failures = greatest(a.failures - 1, 0)
        FROM (SELECT lane FROM login_attempts WHERE lane = ANY (@Lanes) ORDER BY lane FOR UPDATE) mine
        WHERE a.lane = mine.lane
        """;

    /// <summary>Counts an attempt, and says whether its password may be looked at.</summary>
    /// <param name="email">As typed; an address without an account is counted like any other.</param>
    /// <param name="context">Where from.</param>
    /// <param name="device">The hash of a browser that the account's owner has used, or null.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<LogInAttempt> BeginAsync(
        string? email, HttpContext context, byte[]? device, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var lanes = LanesOf(email, context, device);
        var rows = await database.QueryAsync<Lane>(
            Count,
            new
            {
                Now = now, ForgottenAtOnce,
                Lanes = lanes.Select(l => l.Key).ToArray(),
                Ends = lanes.Select(l => (now + l.Window).UtcDateTime).ToArray(),
            },
            ct);
        var attempt = new LogInAttempt([.. lanes.Select(l => l.Key)], null);
        var full = rows.Where(row => row.Failures > lanes.First(l => l.Key.AsSpan().SequenceEqual(row.Key)).Limit).ToList();
        if (full.Count == 0)
        {
            return attempt;
        }

        // It was not tried, so it is no failure.
        await TakeBackAsync(attempt, ct);
        return attempt with
        {
            Refusal = AccountErrors.TooManyFailedLogIns with { RetryAfter = full.Max(row => row.WindowEndsAt) - now },
        };
    }

    /// <summary>The attempt was the owner's, or its password was not looked at.</summary>
    public Task TakeBackAsync(LogInAttempt attempt, CancellationToken ct) =>
        database.ExecuteAsync(TakeBack, new { attempt.Lanes }, ct);

    private (byte[] Key, int Limit, TimeSpan Window)[] LanesOf(string? email, HttpContext context, byte[]? device)
    {
        var limits = options.Value;
        var quarter = TimeSpan.FromMinutes(15);
        if (device is not null)
        {
            return [(LaneOf("device", Convert.ToHexString(device)), limits.FailedLogInsPerDevice, quarter)];
        }

        var account = EmailAddress.TryNormalise(email, out var normal) ? normal : (email ?? "").Trim().ToLowerInvariant();
        var from = PrefixOf(context.Connection.RemoteIpAddress);
        // What strangers try by a way that is closed to operators is never held against the operator within.
        account = PublicGateway.IsClosedToOperators(context.Request) ? $"public {account}" : account;
        return
        [
            (LaneOf("account-address", account, from), limits.FailedLogInsPerAccountAndAddress, quarter),
            (LaneOf("account", account), limits.FailedLogInsPerAccount, TimeSpan.FromHours(1)),
            (LaneOf("address", from), limits.FailedLogInsPerAddress, quarter),
        ];
    }

    private static byte[] LaneOf(params string[] parts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    private static string PrefixOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..PrefixBytes] : bytes);
    }

    private sealed class Lane
    {
        public required byte[] Key { get; init; }
        public int Failures { get; init; }
        public DateTimeOffset WindowEndsAt { get; init; }
    }
}
