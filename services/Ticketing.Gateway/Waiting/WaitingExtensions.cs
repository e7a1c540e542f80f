using OpenTelemetry.Instrumentation.AspNetCore;
using Ticketing.Contracts.Channels;
using Ticketing.Gateway.Waiting.Challenges;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Gateway.Waiting;

/// <summary>The waiting room's part of the gateway (docs/adr/0040).</summary>
internal static class WaitingExtensions
{
    /// <summary>Of one question to booking; 5,000 entries are read in some milliseconds.</summary>
    private static readonly TimeSpan QuestionLimit = TimeSpan.FromSeconds(5);

    public static void AddWaiting(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(RoomNews.ClientName, client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.Booking}");
            client.Timeout = QuestionLimit;
            client.AddServiceKey(builder.Configuration, ServiceKey.GatewaySetting);
        });
        builder.Services.PostConfigure<AspNetCoreTraceInstrumentationOptions>(options =>
        {
            // A span for each of thousands of polls a second would cost more than its answer, and tell nothing.
            var others = options.Filter;
            options.Filter = context => !QueueAnswers.IsPoll(context.Request) && others?.Invoke(context) != false;
        });
        builder.Services.AddOptions<ChallengeOptions>().BindConfiguration(ChallengeOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton<UsedChallenges>()
            .AddSingleton<IEntryChallenge, ProofOfWork>()
            .AddSingleton<EntryGate>()
            .AddSingleton<Rooms>()
            .AddSingleton<OrderTimes>()
            .AddSingleton<RoomNews>().AddHostedService(provider => provider.GetRequiredService<RoomNews>())
            .AddSingleton<QueueAnswers>()
            .AddSingleton<AdmissionGate>();
    }

    /// <summary>Before routing.</summary>
    public static void UseQueueStates(this WebApplication app) =>
        app.Use(app.Services.GetRequiredService<QueueAnswers>().AnswerStateAsync);

    /// <summary>After limits, which have taken the body in whole.</summary>
    public static void UseAdmission(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<EntryGate>().InvokeAsync);
        app.Use(app.Services.GetRequiredService<QueueAnswers>().AnswerPlaceAsync);
        app.Use(app.Services.GetRequiredService<AdmissionGate>().InvokeAsync);
    }
}
