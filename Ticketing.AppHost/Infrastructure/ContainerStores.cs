namespace Ticketing.AppHost.Infrastructure;

/// <summary>The stores as containers, with volumes that outlive them.</summary>
internal static class ContainerStores
{
    public static Stores Add(IDistributedApplicationBuilder builder)
    {
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        return new Stores(
            postgres.AddDatabase("event-ticketing-db"),
            postgres.AddDatabase("booking-db"),
            builder.AddRedis("redis"),
            builder.AddKvrocks("kvrocks").WithDataVolume(),
            builder.AddKafka("kafka").WithDataVolume(),
            MailServer.IsGiven(builder) ? MailServer.Given(builder) : MailServer.Container(builder));
    }
}
