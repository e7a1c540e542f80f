using System.Text.Json.Serialization;

namespace Ticketing.Booking.Infrastructure;

/// <summary>Registrations that every capability's module needs.</summary>
internal static class ServiceRegistration
{
    /// <summary>Starts and stops <typeparamref name="T"/> with the host, and lets others inject it.</summary>
    public static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }

    /// <summary>Lets endpoints read and write the types of <paramref name="json"/> without reflection.</summary>
    public static void AddJson(this IServiceCollection services, JsonSerializerContext json) =>
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, json));
}
