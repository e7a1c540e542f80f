using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Features.CreateEvent;
using Ticketing.EventTicketing.Features.MakeOperator;
using Ticketing.EventTicketing.Features.OpenSale;
using Ticketing.EventTicketing.Features.RegisterUser;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Users;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>What Program.cs puts together.</summary>
public static class Composition
{
    /// <summary>Accounts, passwords, sessions, tokens, and the limit on registrations.</summary>
    public static void AddUserAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<UsersOptions>()
            .BindConfiguration(UsersOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.DescribeApi(EventTicketingApi.Description);
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddScoped<Sessions>();
        builder.Services.AddHostedService<OperatorAccount>();
        builder.Services.AddSingleton(services => new AccessTokenIssuer(
            builder.Configuration["Auth:PrivateKey"]
                ?? throw new InvalidOperationException("Auth:PrivateKey is not set: tokens cannot be issued."),
            services.GetRequiredService<TimeProvider>()));
        AddForwardedAddresses(builder.Services);
        AddRegistrationLimit(builder.Services);
    }

    /// <summary>Creating events and putting them on sale.</summary>
    public static void AddEventCreation(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Ticketing:Channels");
        var usual = new ChannelPolicy();
        var policy = new ChannelPolicy(
            section.GetValue(nameof(ChannelPolicy.OwnTopicsAboveSeats), usual.OwnTopicsAboveSeats),
            section.GetValue(nameof(ChannelPolicy.LaneCount), usual.LaneCount));
        ArgumentOutOfRangeException.ThrowIfNegative(policy.OwnTopicsAboveSeats);
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.LaneCount, 1);

        builder.Services.AddSingleton(policy);
        builder.Services.AddSingleton<PreparingEvents>();
        builder.Services.AddSingleton<CreateEventStore>();
        builder.Services.AddHttpClient(
            ServiceNames.SeatReservation,
            client => client.BaseAddress = new Uri($"http://{ServiceNames.SeatReservation}"));
        builder.Services.AddSingleton<SeatReservationClient>();
        builder.Services.AddHostedService<OpenSaleWorker>();
    }

    /// <summary>
    /// Behind the gateway every connection comes from it; it says for whom. Only neighbours are believed.
    /// </summary>
    private static void AddForwardedAddresses(IServiceCollection services) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("10.0.0.0/8"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("172.16.0.0/12"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("192.168.0.0/16"));
        });

    private static void AddRegistrationLimit(IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(RegisterUserEndpoint.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<UsersOptions>>()
                        .Value.RegistrationsPerMinutePerAddress,
                    Window = TimeSpan.FromMinutes(1),
                    QueueLimit = 0,
                }));
            options.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? after
                    : TimeSpan.FromMinutes(1);
                var refusal = new Refusal(
                    RefusalCodes.TooManyRequests, "Too many registrations from your network.") { RetryAfter = wait };
                await Answers.Of(refusal, rejected.HttpContext).ExecuteAsync(rejected.HttpContext);
            };
        });
}
