using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Counts registrations by network address.</summary>
internal static class RegistrationLimit
{
    /// <summary>The limiter's name at the endpoint.</summary>
    public const string Policy = "register-user";

    public static void AddRegistrationLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.SenderAddress(),
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = context.RequestServices.GetRequiredService<IOptions<AccountsOptions>>()
                    .Value.RegistrationsPerMinutePerAddress,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }));
        options.OnRejected = async (rejected, _) =>
        {
            var refusal = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? AccountErrors.TooManyRegistrations with { RetryAfter = after }
                : AccountErrors.TooManyRegistrations;
            await refusal.ToProblem(rejected.HttpContext).ExecuteAsync(rejected.HttpContext);
        };
    });
}
