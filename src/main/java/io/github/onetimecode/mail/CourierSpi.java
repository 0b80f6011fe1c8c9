package io.github.onetimecode.mail;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Names the server options of delivery, {@code --spi-one-time-code-courier--default--...}. */
public final class CourierSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return CourierOptions.SPI;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Courier.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return CourierFactory.class;
    }
}
